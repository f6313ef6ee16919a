package dev.devmentor.gateway.admission;

import dev.devmentor.gateway.admission.Verdict.Outcome;
import dev.devmentor.gateway.redis.PipelinedRedis;
import dev.devmentor.gateway.redis.RedisScript;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.util.List;

/** Counts in Redis, for all gateways together, and asks for the session in the same round trip. */
@Singleton
class RedisLimiter {

  private static final Outcome[] OUTCOMES = Outcome.values();

  private final RedisScript script;

  RedisLimiter(PipelinedRedis redis) {
    this.script = new RedisScript(redis, "/admission.lua");
  }

  /** Fails if Redis does; how long that takes is the caller's business. */
  Future<Verdict> decide(Claim claim) {
    List<String> keys =
        claim
            .revocation()
            .map(mark -> List.of(claim.bucket(), mark))
            .orElseGet(() -> List.of(claim.bucket()));
    RatePolicy policy = claim.policy();
    return script
        .run(keys, request -> request.arg(policy.interval()).arg(policy.tolerance()))
        .map(RedisLimiter::verdict);
  }

  private static Verdict verdict(Response reply) {
    return new Verdict(
        OUTCOMES[reply.get(0).toInteger()],
        reply.get(1).toLong(),
        Gcra.micros(reply.get(2).toLong()),
        Gcra.micros(reply.get(3).toLong()));
  }
}
