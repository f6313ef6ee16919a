package dev.devmentor.gateway.pipeline;

import io.vertx.core.Future;

/** Has an answer for the client if the service fails. */
public interface Fallback {

  /**
   * Answers the client in the place of an answer with this status; tells whether it did, and never
   * fails.
   */
  Future<Boolean> replace(int status);
}
