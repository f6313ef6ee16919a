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
  private final PatientRedis patience;

  RateLimiter(RedisLimiter redis, LocalLimiter local, AdmissionConfig config) {
    this.redis = redis;
    this.local = local;
    this.patience =
        new PatientRedis(
            "common limit and list of revoked sessions",
            config.redisTimeout(),
            config.redisPause());
  }

  /** Never fails. */
  public Future<Verdict> decide(Claim claim) {
    return patience.ask(() -> redis.decide(claim)).otherwise(_ -> local.decide(claim));
  }
}
