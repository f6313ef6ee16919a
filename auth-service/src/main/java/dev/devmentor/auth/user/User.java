package dev.devmentor.auth.user;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An account as its owner sees it.
 *
 * @param id for ever the same
 * @param email to log in with, in its canonical form
 * @param username what others see in addresses
 * @param displayName what people read; null if not given
 * @param avatarUrl a picture; null if not given
 * @param role user, admin or superadmin
 * @param emailVerified whether the user has proved to own the address
 * @param active whether the user may log in
 * @param metadata free-form, the client's own
 * @param createdAt when the account was made
 * @param updatedAt when it was changed last
 * @param version grows with each edit; sent as the ETag
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record User(
    UUID id,
    String email,
    String username,
    String displayName,
    String avatarUrl,
    String role,
    boolean emailVerified,
    boolean active,
    Map<String, Object> metadata,
    Instant createdAt,
    Instant updatedAt,
    @JsonIgnore int version) {}
