package dev.devmentor.gateway.proxy;

import dev.devmentor.gateway.body.UnreadBody;
import dev.devmentor.gateway.header.RequestHeaders;
import dev.devmentor.gateway.header.ResponseHeaders;
import dev.devmentor.gateway.intake.RequestBody;
import dev.devmentor.gateway.pipeline.Capture;
import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.refusal.Refusal;
import dev.devmentor.gateway.resilience.Instance;
import dev.devmentor.gateway.stream.BodyRelay;
import dev.devmentor.gateway.stream.IdleWatch;
import dev.devmentor.platform.problem.DomainException;
import io.netty.handler.codec.http2.Http2Error;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** One request on its way to a service and the answer on its way back, over one connection. */
final class Transfer {

  private static final Logger LOG = Logger.getLogger(Transfer.class);
  private static final String EVENTS = "text/event-stream";
  private static final Duration BUSY = Duration.ofSeconds(2);

  private final Exchange exchange;
  private final HttpClientRequest upstream;
  private final Lease lease;
  private final Instance instance;
  private final OpenEnded openEnded;
  private final ProxyConfig config;
  private final IdleWatch watch;
  private final Upload upload;
  private final Promise<Void> begun = Promise.promise();
  private final long startedAt = System.nanoTime();
  private final boolean tunnel;
  private boolean over;

  Transfer(
      Exchange exchange,
      HttpClientRequest upstream,
      Instance instance,
      OpenEnded openEnded,
      ProxyConfig config) {
    this.exchange = exchange;
    this.upstream = upstream;
    this.lease = new Lease(upstream, exchange.delivery());
    this.instance = instance;
    this.openEnded = openEnded;
    this.config = config;
    this.tunnel = Tunnel.isWanted(exchange);
    this.watch = new IdleWatch(exchange.context().vertx());
    this.upload = new Upload(exchange, upstream, lease, config, this::refuse);
  }

  /** Completes once the client has an answer coming; fails if the connection broke before. */
  Future<Void> run() {
    exchange.atEnd(_ -> clientLeft());
    exchange.request().exceptionHandler(_ -> clientLeft());
    upstream.exceptionHandler(this::lost);
    upstream.response().onSuccess(this::answer).onFailure(this::lost);
    RequestHeaders.copy(exchange, upstream.headers());
    if (RequestBody.isUnderWay(exchange.request())) {
      upload.start(() -> end(Buffer.buffer()));
    } else {
      end(exchange.received().take());
      if (!exchange.request().isEnded()) {
        exchange.request().resume();
      }
    }
    return begun.future();
  }

  private void end(Buffer rest) {
    lease.sent();
    if (tunnel) {
      Tunnel.ask(upstream);
    } else if (rest.length() == 0) {
      upstream.end();
    } else {
      upstream.end(rest);
    }
    if (exchange.isAnswerAwaited()) {
      exchange.hold();
    }
    if (!begun.future().isComplete()) {
      watch.expect(exchange.route().limits().timeout(), this::timedOut);
    }
  }

  /** A service that has it all is heard out if somebody must know what has become of it. */
  private void clientLeft() {
    if (!exchange.isAnswerAwaited() || !lease.awaitsAnswer()) {
      stop();
    }
  }

  private void timedOut() {
    if (instance.breaker().failed()) {
      LOG.warnf("%s takes too long and is left alone for a while", instance.address().origin());
    }
    refuse(Refusal.timeout());
  }

  private void answer(HttpClientResponse answer) {
    if (over) {
      return;
    }
    lease.answering(answer);
    if (instance.breaker().succeeded()) {
      LOG.infof("%s answers again", instance.address().origin());
    }
    exchange.upstreamTime(Duration.ofNanos(System.nanoTime() - startedAt));
    if (tunnel && Tunnel.isAgreed(answer)) {
      becomeTunnel(answer);
      return;
    }
    if (exchange.isOver()) {
      Future<Void> _ = exchange.readyToAnswer(answer.statusCode());
      stop();
    } else {
      answer.exceptionHandler(this::lost);
      answer.pause();
      exchange.replace(answer.statusCode()).onSuccess(replaced -> use(answer, replaced));
    }
  }

  private void use(HttpClientResponse answer, boolean replaced) {
    if (over) {
      return;
    }
    Optional<Capture> capture = exchange.capture();
    int status = answer.statusCode();
    if (capture.filter(each -> each.wants(status, answer.headers())).isPresent()) {
      collect(answer, capture.get());
    } else if (replaced
        || capture.filter(each -> each.confirms(status, fields(answer))).isPresent()) {
      begun.complete();
      stop();
    } else {
      answer.exceptionHandler(_ -> refuse(Refusal.unavailable(BUSY)));
      exchange.readyToAnswer(answer.statusCode()).onComplete(_ -> pass(answer));
    }
  }

  private void becomeTunnel(HttpClientResponse agreed) {
    over = true;
    watch.stop();
    upload.stop();
    begun.complete();
    new Tunnel(exchange, upstream, openEnded, config.idleTimeout()).open(agreed);
  }

  private void collect(HttpClientResponse answer, Capture capture) {
    watch.expect(config.idleTimeout(), () -> refuse(Refusal.timeout()));
    MultiMap fields = fields(answer);
    answer.body().onSuccess(body -> hand(fields, body, capture)).onFailure(this::lost);
    answer.resume();
  }

  /** As the client gets them. */
  private MultiMap fields(HttpClientResponse answer) {
    MultiMap fields = MultiMap.caseInsensitiveMultiMap();
    ResponseHeaders.copy(answer.headers(), instance.address().origin(), fields);
    return fields;
  }

  /** What fails here would fail unseen. */
  private void hand(MultiMap fields, Buffer body, Capture capture) {
    lease.answered();
    if (over) {
      return;
    }
    stop();
    begun.complete();
    try {
      capture.take(fields, body);
    } catch (RuntimeException unexpected) {
      LOG.error("An answer could not be passed on", unexpected);
      exchange.refuse(Refusal.internal());
    }
  }

  private void pass(HttpClientResponse answer) {
    if (over) {
      return;
    }
    HttpServerResponse response = exchange.response();
    response.setStatusCode(answer.statusCode());
    ResponseHeaders.copy(answer.headers(), instance.address().origin(), response.headers());
    begun.complete();
    watch.expect(config.idleTimeout(), this::breakOff);
    if (hasBody(answer)) {
      response.setChunked(answer.getHeader("Content-Length") == null);
      if (isEventStream(answer)) {
        openEnded.add(exchange, this::endEarly);
      }
      new BodyRelay(answer, response, this::touched).start(this::finish);
    } else {
      answer.endHandler(_ -> finish());
      answer.resume();
    }
  }

  private boolean hasBody(HttpClientResponse answer) {
    int status = answer.statusCode();
    return !exchange.request().method().equals(HttpMethod.HEAD) && status != 204 && status != 304;
  }

  private static boolean isEventStream(HttpClientResponse answer) {
    String type = answer.getHeader("Content-Type");
    return type != null && type.regionMatches(true, 0, EVENTS, 0, EVENTS.length());
  }

  /** Clients of event streams come back by themselves, to another gateway. */
  private void endEarly() {
    if (!over) {
      stop();
      exchange.response().end();
    }
  }

  private boolean touched(int chunk) {
    watch.touch();
    return !over;
  }

  private void finish() {
    if (over) {
      return;
    }
    lease.answered();
    stop();
    UnreadBody.leave(exchange);
    exchange.response().end();
  }

  /**
   * The head is out already: an end that comes too soon is all that can still be said. A response
   * that is reset over HTTP/1 counts as closed and tells nobody; its connection tells.
   */
  private void breakOff() {
    if (!over) {
      stop();
      if (exchange.request().version() == HttpVersion.HTTP_2) {
        exchange.response().reset(Http2Error.INTERNAL_ERROR.code());
      } else {
        HardClose.of(exchange.request().connection());
      }
    }
  }

  private void lost(Throwable failure) {
    if (over) {
      return;
    }
    if (begun.future().isComplete()) {
      breakOff();
    } else {
      stop();
      begun.fail(failure);
    }
  }

  private void refuse(DomainException refusal) {
    if (over) {
      return;
    }
    if (begun.future().isComplete()) {
      breakOff();
      return;
    }
    stop();
    begun.complete();
    exchange.refuse(refusal);
  }

  private void stop() {
    if (!over) {
      over = true;
      watch.stop();
      upload.stop();
      lease.cancel();
      if (tunnel) {
        upstream.reset(); // Vert.x cannot end such a request, nor use its connection for another
      }
      exchange.release();
    }
  }
}
