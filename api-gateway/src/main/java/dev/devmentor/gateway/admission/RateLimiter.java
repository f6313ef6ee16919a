package dev.devmentor.gateway.admission;

import dev.devmentor.gateway.resilience.Pause;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Asks Redis; when it does not answer in time, this process counts by itself until it does. No
 * request fails because of Redis, and not each one waits for it.
 */
@Singleton
public class RateLimiter {

  private static final Logger LOG = Logger.getLogger(RateLimiter.class);

  private final RedisLimiter redis;
  private final LocalLimiter local;
  private final Duration timeout;
  private final Pause pause;

  RateLimiter(RedisLimiter redis, LocalLimiter local, AdmissionConfig config) {
    this.redis = redis;
    this.local = local;
    this.timeout = config.redisTimeout();
    this.pause = new Pause(config.redisPause(), System::nanoTime);
  }

  /** Never fails. */
  public Future<Verdict> decide(Claim claim) {
    if (!pause.mayTry()) {
      return Future.succeededFuture(local.decide(claim));
    }
    return redis
        .decide(claim)
        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .onSuccess(_ -> noteAnswer())
        .otherwise(
            failure -> {
              noteFailure(failure);
              return local.decide(claim);
            });
  }

  private void noteAnswer() {
    if (pause.end()) {
      LOG.info("Redis answers again: limits are shared and revoked sessions known");
    }
  }

  private void noteFailure(Throwable failure) {
    if (pause.begin()) {
      LOG.warnf("Redis does not answer, limits are counted in this process: %s", failure);
    }
  }
}
