package dev.devmentor.auth.user;

import dev.devmentor.auth.input.Username;
import dev.devmentor.platform.json.StorableJson;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;

/**
 * What a user may change about the account.
 *
 * @param username 3 to 40 characters; others see it in addresses
 * @param displayName 1 to 120 characters; null for none
 * @param avatarUrl the http(s) address of a picture, at most 2,048 characters; null for none
 * @param metadata free-form
 */
public record Profile(
    @NotNull @Username String username,
    @Size(min = 1, max = 120) String displayName,
    @Size(max = 2048) @Pattern(regexp = "https?://[^\\s\\p{Cntrl}]+", message = "must be an http(s) address")
        String avatarUrl,
    @NotNull @StorableJson Map<String, Object> metadata) {

  static Profile of(User user) {
    return new Profile(user.username(), user.displayName(), user.avatarUrl(), user.metadata());
  }
}
