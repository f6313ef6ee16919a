package dev.devmentor.gateway.cache;

import dev.devmentor.gateway.cache.store.Finding;
import dev.devmentor.gateway.cache.store.Reading;
import io.vertx.core.Future;
import java.util.Optional;

/** What was asked about an answer before the request was admitted. */
public final class Lookup {

  private final Reading reading;
  private final Future<Optional<Finding>> copy;

  /**
   * @param copy the answer if this process has a copy that is still good; fails if Redis does
   */
  Lookup(Reading reading, Future<Optional<Finding>> copy) {
    this.reading = reading;
    this.copy = copy;
  }

  Reading reading() {
    return reading;
  }

  Future<Optional<Finding>> copy() {
    return copy;
  }
}
