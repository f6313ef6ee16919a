package dev.devmentor.gateway.intake;

import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.proxy.ProxyConfig;
import dev.devmentor.gateway.refusal.Refusal;
import dev.devmentor.gateway.stream.IdleWatch;
import dev.devmentor.gateway.stream.Pace;
import dev.devmentor.platform.problem.DomainException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicLong;

/** Reads the body of one request, or the beginning of one that turns out to be large. */
final class BodyReader {

  private final Exchange exchange;
  private final HttpServerRequest request;
  private final ProxyConfig config;
  private final AtomicLong held;
  private final IdleWatch watch;
  private final Pace pace;
  private final Buffer body = Buffer.buffer();
  private boolean over;

  /**
   * @param held bytes that all of them hold
   */
  BodyReader(Exchange exchange, ProxyConfig config, AtomicLong held) {
    this.exchange = exchange;
    this.request = exchange.request();
    this.config = config;
    this.held = held;
    this.watch = new IdleWatch(exchange.context().vertx());
    this.pace = new Pace(exchange.context().vertx(), config.paceBytes().asLongValue());
  }

  void begin() {
    exchange.atEnd(_ -> leave());
    request.exceptionHandler(_ -> stop());
    RequestBody.invite(request);
    watch.expect(config.idleTimeout(), () -> refuse(Refusal.clientStalled()));
    pace.expect(config.paceWindow(), () -> false, () -> refuse(Refusal.clientStalled()));
    request.handler(this::take).endHandler(_ -> passOn()).resume();
  }

  private void take(Buffer chunk) {
    if (over) {
      return;
    }
    watch.touch();
    pace.count(chunk.length());
    body.appendBuffer(chunk);
    held.addAndGet(chunk.length());
    long limit = exchange.route().limits().bodyLimit();
    if (body.length() > limit) {
      refuse(Refusal.tooLarge(limit));
    } else if (body.length() > Intake.LARGEST) {
      request.pause();
      passOn();
    }
  }

  private void passOn() {
    if (!over) {
      stop();
      exchange.received(body);
      exchange.next();
    }
  }

  private void refuse(DomainException refusal) {
    stop();
    exchange.refuse(refusal);
  }

  private void leave() {
    stop();
    held.addAndGet(-body.length());
  }

  private void stop() {
    over = true;
    watch.stop();
    pace.stop();
  }
}
