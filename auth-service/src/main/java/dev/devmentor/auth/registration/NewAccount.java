package dev.devmentor.auth.registration;

import java.util.UUID;

/**
 * An account that may be made.
 *
 * @param id chosen here: the row is inserted as the user it belongs to
 * @param email in its canonical form
 * @param username as the user writes it
 * @param displayName null for none
 */
record NewAccount(UUID id, String email, String username, String displayName) {}
