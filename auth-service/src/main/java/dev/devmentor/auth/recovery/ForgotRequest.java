package dev.devmentor.auth.recovery;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A request for a mail that lets its reader choose another password.
 *
 * @param email of the account, in any spelling
 */
public record ForgotRequest(@NotNull @Size(min = 1, max = 254) String email) {}
