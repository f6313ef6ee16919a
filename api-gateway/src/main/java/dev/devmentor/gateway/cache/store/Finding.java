package dev.devmentor.gateway.cache.store;

import io.vertx.redis.client.Response;
import java.util.Optional;

/**
 * What Redis says about an answer.
 *
 * @param state what to do
 * @param generation the state of the tags, by which a new answer is kept
 * @param age of the kept answer, in milliseconds
 * @param at when it was kept, by the clock of Redis
 * @param kept the answer; empty if there is none, or if it is void
 */
public record Finding(
    State state, String generation, long age, String at, Optional<CachedAnswer> kept) {

  /** What to do. */
  public enum State {
    /** Give the kept answer. */
    FRESH,
    /** Give it too: somebody else is asking for a new one. */
    STALE,
    /** Ask the service, for all who wait. */
    ASK,
    /** Somebody else is asking. */
    WAIT,
    /** Nothing can be kept at the moment: a write is under way, or there was nothing to keep. */
    UNKEPT
  }

  private static final State[] STATES = State.values();

  static Finding of(Response reply) {
    State state = STATES[reply.get(0).toInteger()];
    if (reply.size() < 2) {
      return new Finding(state, "", 0, "", Optional.empty());
    }
    if (reply.size() < 6) {
      return new Finding(state, reply.get(1).toString(), 0, "", Optional.empty());
    }
    CachedAnswer kept = CachedAnswer.read(reply.get(3).toString(), reply.get(4).toBuffer());
    return new Finding(
        state,
        reply.get(1).toString(),
        reply.get(2).toLong(),
        reply.get(5).toString(),
        Optional.of(kept));
  }

  /** As others have it while one asks. */
  Finding asWait() {
    return new Finding(State.WAIT, generation, age, at, kept);
  }
}
