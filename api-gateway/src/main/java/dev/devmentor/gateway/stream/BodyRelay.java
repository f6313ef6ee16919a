package dev.devmentor.gateway.stream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;
import java.util.function.IntPredicate;

/** Moves a body, chunk by chunk, at the pace of the slower side. */
public final class BodyRelay {

  private final ReadStream<Buffer> source;
  private final WriteStream<Buffer> sink;
  private final IntPredicate gate;
  private boolean waiting;
  private boolean waited;

  /**
   * @param gate is told the size of each chunk; says no to end the relay
   */
  public BodyRelay(ReadStream<Buffer> source, WriteStream<Buffer> sink, IntPredicate gate) {
    this.source = source;
    this.sink = sink;
    this.gate = gate;
  }

  /** Lets it flow; {@code ended} runs behind the last chunk. */
  public void start(Runnable ended) {
    source.handler(this::move);
    source.endHandler(_ -> ended.run());
    source.resume();
  }

  /** Whether it is the receiving side that holds things up. */
  public boolean isWaiting() {
    return waiting;
  }

  /** Whether the receiving side has held things up since this was asked last. */
  public boolean hasWaited() {
    boolean since = waited;
    waited = waiting;
    return since;
  }

  private void move(Buffer chunk) {
    if (!gate.test(chunk.length())) {
      return;
    }
    sink.write(chunk);
    if (sink.writeQueueFull()) {
      waiting = true;
      waited = true;
      source.pause();
      sink.drainHandler(_ -> goOn());
    }
  }

  private void goOn() {
    waiting = false;
    source.resume();
  }
}
