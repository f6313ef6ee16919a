package dev.devmentor.gateway.admission;

import dev.devmentor.gateway.admission.Verdict.Outcome;
import dev.devmentor.gateway.redis.PipelinedRedis;
import dev.devmentor.gateway.redis.RedisScript;
import io.vertx.core.Future;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Counts in Redis, for all gateways together, and asks for the sessions in the same round trip. */
@Singleton
class RedisLimiter {

  private static final Outcome[] OUTCOMES = Outcome.values();

  /** The key that stands for no session; there is nothing at it. */
  private static final String NO_SESSION = "";

  private static final int NUMBERS = 4;

  private final RedisScript script;

  RedisLimiter(PipelinedRedis redis) {
    this.script = new RedisScript(redis, "/admission.lua");
  }

  /**
   * Decides in this order; fails if Redis does. How long that takes is the caller's business.
   *
   * @return one verdict for each claim
   */
  Future<List<Verdict>> decide(List<Claim> claims) {
    List<String> keys = new ArrayList<>(2 * claims.size());
    for (Claim claim : claims) {
      keys.add(claim.bucket());
      keys.add(claim.revocation().orElse(NO_SESSION));
    }
    return script
        .run(keys, request -> claims.forEach(claim -> describe(claim.policy(), request)))
        .map(RedisLimiter::verdicts);
  }

  private static void describe(RatePolicy policy, Request request) {
    request.arg(policy.interval()).arg(policy.tolerance());
  }

  private static List<Verdict> verdicts(Response reply) {
    List<Verdict> verdicts = new ArrayList<>(reply.size() / NUMBERS);
    for (int at = 0; at < reply.size(); at += NUMBERS) {
      verdicts.add(
          new Verdict(
              OUTCOMES[reply.get(at).toInteger()],
              reply.get(at + 1).toLong(),
              Gcra.micros(reply.get(at + 2).toLong()),
              Gcra.micros(reply.get(at + 3).toLong())));
    }
    return verdicts;
  }
}
