package dev.devmentor.auth.apitoken;

import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/**
 * A token to be made.
 *
 * @param name what the user calls it, 1 to 120 characters
 * @param scopes {@code read} and {@code write} for everything, {@code projects:read} and the like
 *     for one area; writing does not include reading
 * @param expiresAt null for a token that is good until it is revoked
 */
public record ApiTokenRequest(
    @NotBlank @Size(max = 120) String name,
    @NotNull @Size(min = 1, max = 8) List<
                @NotNull @Pattern(
                    regexp = "((projects|memory|learning):)?(read|write)",
                    message = "must be read or write, or either of one area, such as projects:read")
                String>
            scopes,
    @Future Instant expiresAt) {}
