package dev.devmentor.gateway.resilience;

import dev.devmentor.gateway.proxy.Upstream;
import java.time.Duration;

/**
 * One process of a service.
 *
 * @param address where it is
 * @param breaker whether it is asked at the moment
 * @param complaints when the log was told of it last
 */
public record Instance(Upstream address, Breaker breaker, Pause complaints) {

  private static final Duration SILENCE = Duration.ofSeconds(1);

  /** One that nobody has complained of. */
  Instance(Upstream address, Breaker breaker) {
    this(address, breaker, new Pause(SILENCE, System::nanoTime));
  }

  /** Whether the log should hear of a failure: of many at once one is enough. */
  public boolean isWorthALine() {
    if (!complaints.mayTry()) {
      return false;
    }
    complaints.begin();
    return true;
  }
}
