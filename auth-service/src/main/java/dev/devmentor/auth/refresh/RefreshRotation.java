package dev.devmentor.auth.refresh;

import dev.devmentor.auth.key.MasterKey;
import dev.devmentor.auth.session.OpenSession;
import dev.devmentor.auth.session.SessionConfig;
import dev.devmentor.auth.token.RefreshToken;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Replaces refresh tokens. */
@ApplicationScoped
class RefreshRotation {

  private final RefreshRepository repository;
  private final SessionConfig config;
  private final List<byte[]> keys;

  RefreshRotation(RefreshRepository repository, SessionConfig config, MasterKey master) {
    this.repository = repository;
    this.config = config;
    this.keys = master.derivations("refresh token successor");
  }

  StoredSession.Outcome outcome(StoredSession session, RefreshToken presented) {
    return session.outcome(presented.hash(), config.grace());
  }

  /** The session with a new token, if the presented one is what an open session has now. */
  Uni<Optional<OpenSession>> replace(RefreshToken presented) {
    Buffer seed = RefreshToken.seed();
    RefreshToken next = presented.successor(keys.getFirst(), seed);
    return repository
        .rotate(presented, next, seed, config.idle())
        .map(
            rotated ->
                rotated.map(found -> new OpenSession(found.user(), found.sessionId(), next)));
  }

  /**
   * The successor that the token has already: the session's current token. Empty if the master key
   * that made it is gone.
   */
  Optional<RefreshToken> repeat(StoredSession session, RefreshToken presented) {
    return keys.stream()
        .map(key -> presented.successor(key, session.successorSeed()))
        .filter(token -> token.hash().equals(session.currentHash()))
        .findFirst();
  }
}
