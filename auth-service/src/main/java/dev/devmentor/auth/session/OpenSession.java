package dev.devmentor.auth.session;

import dev.devmentor.auth.token.RefreshToken;
import dev.devmentor.auth.user.User;
import java.util.UUID;

/**
 * A session whose transaction has still to commit.
 *
 * @param user whose it is
 * @param id the claim {@code sid}
 * @param token the refresh token that is valid now
 */
public record OpenSession(User user, UUID id, RefreshToken token) {}
