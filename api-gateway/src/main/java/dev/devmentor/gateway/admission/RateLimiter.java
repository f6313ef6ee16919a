package dev.devmentor.gateway.admission;

import dev.devmentor.gateway.redis.PatientRedis;
import io.vertx.core.Future;
import jakarta.inject.Singleton;

/**
 * Asks Redis; when it does not answer in time, this process counts by itself until it does. No
 * request fails because of Redis, and not each one waits for it.
 */
@Singleton
public class RateLimiter {

  private final RedisLimiter redis;
  private final LocalLimiter local;
  private final Revocations revocations;
  private final PatientRedis patience;

  RateLimiter(
      RedisLimiter redis, LocalLimiter local, Revocations revocations, AdmissionConfig config) {
    this.redis = redis;
    this.local = local;
    this.revocations = revocations;
    this.patience =
        new PatientRedis(
            "common limit and list of revoked sessions",
            config.redisTimeout(),
            config.redisPause());
  }

  /** Never fails. */
  public Future<Verdict> decide(Claim claim) {
    if (revocations.contain(claim.session())) {
      return Future.succeededFuture(Verdict.REVOKED);
    }
    return patience
        .ask(() -> redis.decide(claim))
        .onSuccess(verdict -> revocations.note(claim, verdict))
        .otherwise(_ -> local.decide(claim));
  }
}
