package dev.devmentor.gateway.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.devmentor.gateway.admission.Verdict.Outcome;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * The revoked sessions that this process has heard of: what was known dead stays dead, whether
 * Redis is away, has lost its data or answers. A bounded number, for as long as a token can live.
 */
@Singleton
class Revocations {

  /** Longer than an access token lives, by the clocks' greatest difference and more. */
  private static final Duration REMEMBERED = Duration.ofMinutes(20);

  private final Cache<UUID, Boolean> ended;

  Revocations(AdmissionConfig config) {
    this.ended =
        Caffeine.newBuilder()
            .executor(Runnable::run) // its upkeep is too little for another thread
            .maximumSize(config.localClients())
            .expireAfterWrite(REMEMBERED)
            .build();
  }

  boolean contain(Optional<UUID> session) {
    return session.isPresent() && ended.getIfPresent(session.get()) != null;
  }

  /** Remembers what Redis has said. */
  void note(Claim claim, Verdict verdict) {
    if (verdict.outcome() == Outcome.REVOKED) {
      claim.session().ifPresent(session -> ended.put(session, Boolean.TRUE));
    }
  }
}
