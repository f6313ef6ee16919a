package dev.devmentor.auth.refresh;

import dev.devmentor.auth.session.RevokeReason;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A session as a refresh finds it.
 *
 * @param id the claim {@code sid}
 * @param currentHash of the token that is valid now
 * @param previousHash of the one before; null before the first refresh
 * @param successorSeed that made the current one from the one before; null before the first refresh
 * @param rotatedAt when; null before the first refresh
 * @param expiresAt the end if it is not refreshed
 * @param revokeReason why it was ended; null if it was not
 * @param now the database's time at which it was read
 */
record StoredSession(
    UUID id,
    Buffer currentHash,
    Buffer previousHash,
    Buffer successorSeed,
    Instant rotatedAt,
    Instant expiresAt,
    String revokeReason,
    Instant now) {

  /** What becomes of a token that could not be replaced. */
  enum Outcome {
    /** The predecessor of the current one, moments after: the reply was lost or overtaken. */
    REPEAT,
    /** An older token: stolen, or the honest one after a theft. The family ends. */
    REUSED,
    /** The session is over, or its user may not log in. */
    ENDED
  }

  /** Decides about a token of this session's family, known by its hash. */
  Outcome outcome(Buffer presentedHash, Duration grace) {
    if (RevokeReason.TOKEN_REUSED.label().equals(revokeReason)) {
      return Outcome.REUSED;
    }
    if (revokeReason != null || !now.isBefore(expiresAt) || presentedHash.equals(currentHash)) {
      return Outcome.ENDED;
    }
    boolean justReplaced =
        presentedHash.equals(previousHash) && now.isBefore(rotatedAt.plus(grace));
    return justReplaced ? Outcome.REPEAT : Outcome.REUSED;
  }
}
