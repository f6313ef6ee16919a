package dev.devmentor.gateway.pipeline;

import io.vertx.core.buffer.Buffer;

/**
 * What was read of a body before a service is asked, all of it if the request has ended; empty once
 * somebody has taken it to pass it on.
 */
public final class ReceivedBody {

  private Buffer bytes = Buffer.buffer();
  private Runnable taken = () -> {};

  /** Keeps these bytes; {@code taken} runs when they are not here any more. */
  public void keep(Buffer bytes, Runnable taken) {
    this.bytes = bytes;
    this.taken = taken;
  }

  /** All that there is, for whoever passes it on. */
  public Buffer take() {
    Buffer all = bytes;
    bytes = Buffer.buffer();
    taken.run();
    return all;
  }

  /** In bytes. */
  public int length() {
    return bytes.length();
  }
}
