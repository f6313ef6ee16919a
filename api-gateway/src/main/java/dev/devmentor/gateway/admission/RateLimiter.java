package dev.devmentor.gateway.admission;

import dev.devmentor.gateway.redis.PatientRedis;
import dev.devmentor.gateway.redis.TurnBatch;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;

/**
 * Asks Redis; when it does not answer in time, this process counts by itself until it does. No
 * request fails because of Redis, and not each one waits for it.
 */
@Singleton
public class RateLimiter {

  private final LocalLimiter local;
  private final Revocations revocations;
  private final PatientRedis patience;
  private final TurnBatch<Claim, Verdict> batch;

  RateLimiter(
      Vertx vertx,
      RedisLimiter redis,
      LocalLimiter local,
      Revocations revocations,
      AdmissionConfig config) {
    this.local = local;
    this.revocations = revocations;
    this.patience =
        new PatientRedis(
            "common limit and list of revoked sessions",
            config.redisTimeout(),
            config.redisPause());
    this.batch = new TurnBatch<>(vertx, claims -> patience.ask(() -> redis.decide(claims)));
  }

  /** Never fails; to be called on an event loop. */
  public Future<Verdict> decide(Claim claim) {
    if (revocations.contain(claim.session())) {
      return Future.succeededFuture(Verdict.REVOKED);
    }
    return batch
        .ask(claim)
        .onSuccess(verdict -> revocations.note(claim, verdict))
        .otherwise(_ -> local.decide(claim));
  }
}
