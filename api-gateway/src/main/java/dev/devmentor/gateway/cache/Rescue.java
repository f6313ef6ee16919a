package dev.devmentor.gateway.cache;

import dev.devmentor.gateway.pipeline.Capture;
import dev.devmentor.gateway.pipeline.Exchange;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;

/** Gives a kept answer in the place of a failure; any other answer streams to the client. */
final class Rescue implements Capture {

  private final Exchange exchange;
  private final Reading reading;
  private final Finding finding;

  Rescue(Exchange exchange, Reading reading, Finding finding) {
    this.exchange = exchange;
    this.reading = reading;
    this.finding = finding;
  }

  @Override
  public boolean wants(int status, MultiMap headers) {
    return false;
  }

  @Override
  public void take(MultiMap headers, Buffer body) {
    throw new IllegalStateException("no answer is wanted");
  }

  @Override
  public boolean rescues(int status) {
    Duration usable = reading.policy().fresh().plus(reading.policy().ifError());
    if (status < 500 || finding.kept().isEmpty() || finding.age() >= usable.toMillis()) {
      return false;
    }
    AnswerWriter.write(exchange, finding, CacheResult.STALE);
    return true;
  }
}
