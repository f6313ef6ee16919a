package dev.devmentor.gateway.intake;

import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.proxy.ProxyConfig;
import dev.devmentor.gateway.refusal.Refusal;
import dev.devmentor.gateway.stream.IdleWatch;
import dev.devmentor.gateway.stream.MemoryBudget;
import dev.devmentor.gateway.stream.Pace;
import dev.devmentor.platform.problem.DomainException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * Reads the body of one request, or the beginning of one that turns out to be large or for which
 * there is no memory any more.
 */
final class BodyReader {

  private final Exchange exchange;
  private final HttpServerRequest request;
  private final ProxyConfig config;
  private final MemoryBudget memory;
  private final IdleWatch watch;
  private final Pace pace;
  private final Buffer body = Buffer.buffer();
  private long held;
  private boolean over;

  /**
   * @param memory for the bodies of all
   */
  BodyReader(Exchange exchange, ProxyConfig config, MemoryBudget memory) {
    this.exchange = exchange;
    this.request = exchange.request();
    this.config = config;
    this.memory = memory;
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
    held += chunk.length();
    memory.take(chunk.length());
    long limit = exchange.route().limits().bodyLimit();
    if (body.length() > limit) {
      refuse(Refusal.tooLarge(limit));
    } else if (body.length() > Intake.LARGEST || memory.isSpent()) {
      request.pause();
      passOn();
    }
  }

  private void passOn() {
    if (!over) {
      stop();
      exchange.received().keep(body, this::giveBack);
      exchange.next();
    }
  }

  private void refuse(DomainException refusal) {
    stop();
    exchange.refuse(refusal);
  }

  private void leave() {
    stop();
    giveBack();
  }

  private void giveBack() {
    memory.giveBack(held);
    held = 0;
  }

  private void stop() {
    over = true;
    watch.stop();
    pace.stop();
  }
}
