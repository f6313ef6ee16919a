package dev.devmentor.gateway.pipeline;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/**
 * Takes the place of the client when a service answers. The service is not told the client's
 * conditions: whoever takes its answer checks them.
 */
public interface Capture {

  /** Whether it takes this answer whole; otherwise the answer streams to the client. */
  boolean wants(int status, MultiMap headers);

  /**
   * Takes the answer and answers the client.
   *
   * @param headers the fields as the client gets them
   */
  void take(MultiMap headers, Buffer body);

  /**
   * Tells a client that has an answer which is not wanted that it has it already; false if it does
   * not have it.
   *
   * @param headers the fields as the client gets them
   */
  boolean confirms(int status, MultiMap headers);
}
