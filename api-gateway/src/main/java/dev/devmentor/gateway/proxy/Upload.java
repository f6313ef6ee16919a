package dev.devmentor.gateway.proxy;

import dev.devmentor.gateway.intake.RequestBody;
import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.refusal.Refusal;
import dev.devmentor.gateway.stream.BodyRelay;
import dev.devmentor.gateway.stream.IdleWatch;
import dev.devmentor.gateway.stream.Pace;
import dev.devmentor.platform.problem.DomainException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/** The body of one request on its way to a service, as it comes. */
final class Upload {

  private final Exchange exchange;
  private final HttpClientRequest upstream;
  private final Lease lease;
  private final ProxyConfig config;
  private final Consumer<DomainException> refuse;
  private final IdleWatch watch;
  private final Pace pace;
  private final BodyRelay relay;
  private long length;
  private boolean over;

  /**
   * @param refuse is told of a body that is too large or comes too slowly
   */
  Upload(
      Exchange exchange,
      HttpClientRequest upstream,
      Lease lease,
      ProxyConfig config,
      Consumer<DomainException> refuse) {
    this.exchange = exchange;
    this.upstream = upstream;
    this.lease = lease;
    this.config = config;
    this.refuse = refuse;
    this.watch = new IdleWatch(exchange.context().vertx());
    this.pace = new Pace(exchange.context().vertx(), config.paceBytes().asLongValue());
    this.relay = new BodyRelay(exchange.request(), upstream, this::admits);
  }

  /** Begins with what was read before; {@code ended} runs behind the last byte. */
  void start(Runnable ended) {
    HttpServerRequest request = exchange.request();
    if (!request.headers().contains("Content-Length")) {
      upstream.setChunked(true);
    }
    Buffer received = exchange.received().take();
    if (received.length() == 0) {
      RequestBody.invite(request);
    } else if (admits(received.length())) {
      upstream.write(received);
    }
    watch.expect(config.idleTimeout(), this::stalled);
    pace.expect(
        config.paceWindow(), relay::hasWaited, () -> refuse.accept(Refusal.clientStalled()));
    relay.start(() -> end(ended));
  }

  private boolean admits(int chunk) {
    watch.touch();
    pace.count(chunk);
    length += chunk;
    long limit = exchange.route().limits().bodyLimit();
    if (!over && length > limit) {
      refuse.accept(Refusal.tooLarge(limit));
    }
    if (!over) {
      lease.begin();
    }
    return !over;
  }

  private void stalled() {
    refuse.accept(relay.isWaiting() ? Refusal.timeout() : Refusal.clientStalled());
  }

  private void end(Runnable ended) {
    if (!over) {
      stop();
      ended.run();
    }
  }

  /** Passes nothing on any more. */
  void stop() {
    over = true;
    watch.stop();
    pace.stop();
  }
}
