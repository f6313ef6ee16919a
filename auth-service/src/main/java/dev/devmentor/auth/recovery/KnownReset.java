package dev.devmentor.auth.recovery;

import java.util.UUID;

/**
 * A link that is good, before there is a current user.
 *
 * @param id of its row
 * @param userId whose password it resets
 * @param email of the account, which the password must not contain
 * @param username of the account, which neither
 */
record KnownReset(UUID id, UUID userId, String email, String username) {}
