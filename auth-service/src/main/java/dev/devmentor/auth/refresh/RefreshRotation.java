package dev.devmentor.auth.refresh;

import dev.devmentor.auth.key.MasterKey;
import dev.devmentor.auth.session.SessionConfig;
import dev.devmentor.auth.token.RefreshToken;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Replaces refresh tokens. */
@ApplicationScoped
class RefreshRotation {

  private final RefreshRepository repository;
  private final SessionConfig config;
  private final byte[] key;

  RefreshRotation(RefreshRepository repository, SessionConfig config, MasterKey master) {
    this.repository = repository;
    this.config = config;
    this.key = master.derive("refresh token successor");
  }

  StoredSession.Outcome outcome(StoredSession session, RefreshToken presented) {
    return session.outcome(presented.hash(), config.grace());
  }

  /** A new successor, stored as the session's current token. */
  Uni<RefreshToken> replace(
      SqlConnection connection, StoredSession session, RefreshToken presented) {
    Buffer seed = RefreshToken.seed();
    RefreshToken next = presented.successor(key, seed);
    return repository.rotate(connection, session, next, seed, config.idle()).replaceWith(next);
  }

  /** The successor that the token has already: the session's current token. */
  RefreshToken repeat(StoredSession session, RefreshToken presented) {
    return presented.successor(key, session.successorSeed());
  }
}
