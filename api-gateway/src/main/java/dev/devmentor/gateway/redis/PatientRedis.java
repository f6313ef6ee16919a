package dev.devmentor.gateway.redis;

import dev.devmentor.gateway.resilience.Pause;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Asks Redis in a bounded time, and for a while not at all after it has failed. */
public final class PatientRedis {

  private static final Logger LOG = Logger.getLogger(PatientRedis.class);

  private final String purpose;
  private final Duration timeout;
  private final Pause pause;

  /**
   * @param purpose what is done without while Redis is away, for the log
   * @param timeout longest wait for an answer
   * @param pause how long Redis is left alone after a failure
   */
  public PatientRedis(String purpose, Duration timeout, Duration pause) {
    this.purpose = purpose;
    this.timeout = timeout;
    this.pause = new Pause(pause, System::nanoTime);
  }

  /** What Redis says; fails at once during a pause. */
  public <T> Future<T> ask(Supplier<Future<T>> question) {
    if (!pause.mayTry()) {
      return Future.failedFuture("Redis is away");
    }
    return question
        .get()
        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .onSuccess(_ -> noteAnswer())
        .onFailure(this::noteFailure);
  }

  private void noteAnswer() {
    if (pause.end()) {
      LOG.infof("Redis answers again: %s is back", purpose);
    }
  }

  private void noteFailure(Throwable failure) {
    if (pause.begin()) {
      LOG.warnf("Redis does not answer, there is no %s: %s", purpose, failure);
    }
  }
}
