package dev.devmentor.gateway.pipeline;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** Takes the place of the client when a service answers. */
public interface Capture {

  /** Whether it wants this answer whole; otherwise the answer streams to the client. */
  boolean wants(int status, MultiMap headers);

  /**
   * Takes the answer and answers the client.
   *
   * @param headers the fields as the client gets them
   */
  void take(MultiMap headers, Buffer body);

  /** Answers the client in the place of an answer with this status; false if it cannot. */
  boolean rescues(int status);
}
