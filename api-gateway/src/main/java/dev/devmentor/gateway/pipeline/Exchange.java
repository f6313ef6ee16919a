package dev.devmentor.gateway.pipeline;

import dev.devmentor.gateway.cache.CacheResult;
import dev.devmentor.gateway.cache.Lookup;
import dev.devmentor.gateway.client.ClientOrigin;
import dev.devmentor.gateway.identity.Caller;
import dev.devmentor.gateway.normalization.RequestTarget;
import dev.devmentor.gateway.refusal.ProblemWriter;
import dev.devmentor.gateway.route.Route;
import dev.devmentor.platform.problem.DomainException;
import dev.devmentor.platform.request.RequestIds;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * One request and its answer, with what the stages have found out so far. It lives on one event
 * loop and needs no locks.
 */
public final class Exchange {

  private static final String KEY = Exchange.class.getName();

  private final RoutingContext context;
  private final Iterator<Stage> ahead;
  private final long startedAt = System.nanoTime();
  private RequestTarget target;
  private Route route;
  private ClientOrigin client;
  private Caller caller;
  private Duration upstreamTime;
  private Capture capture;
  private Fallback fallback;
  private Lookup lookup;
  private CacheResult cacheResult;
  private final Delivery delivery = new Delivery();
  private final Ending ending = new Ending();
  private final ReceivedBody received = new ReceivedBody();
  private IntFunction<Future<Void>> beforeAnswer;
  private boolean bodyLeft;

  private Exchange(RoutingContext context, Iterator<Stage> ahead) {
    this.context = context;
    this.ahead = ahead;
  }

  /** The exchange of this context, with all stages ahead of it. */
  public static Exchange begin(RoutingContext context, List<Stage> order) {
    Exchange exchange = new Exchange(context, order.iterator());
    context.put(KEY, exchange);
    context.addEndHandler(ended -> exchange.end(ended.succeeded()));
    return exchange;
  }

  /** The exchange that has begun in this context, if any has. */
  public static Optional<Exchange> of(RoutingContext context) {
    return Optional.ofNullable(context.get(KEY));
  }

  /** The server's view of the request. */
  public RoutingContext context() {
    return context;
  }

  /** What the client sent. */
  public HttpServerRequest request() {
    return context.request();
  }

  /** What the client gets. */
  public HttpServerResponse response() {
    return context.response();
  }

  /** The request's id, in the answer and in every log line. */
  public String requestId() {
    return RequestIds.of(context);
  }

  /** Passes the request to the next stage, unless the client has left meanwhile. */
  public void next() {
    if (isOver()) {
      return;
    }
    try {
      ahead.next().handle(this);
    } catch (DomainException refusal) {
      refuse(refusal);
    } catch (RuntimeException unexpected) {
      context.fail(unexpected);
    }
  }

  /**
   * Ends the request with a problem, or with what can take its place; does nothing once an answer
   * has begun.
   */
  public void refuse(DomainException refusal) {
    replace(refusal.status())
        .onSuccess(
            replaced -> {
              if (!replaced) {
                ProblemWriter.write(this, refusal);
              }
            });
  }

  /** Ends the answer with this body; HEAD is told its length only. */
  public void answer(Buffer body) {
    response().putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()));
    if (request().method().equals(HttpMethod.HEAD)) {
      response().end();
    } else {
      response().end(body);
    }
  }

  /** Notes that nobody will read what is left of the body; false if that is known already. */
  public boolean leaveBody() {
    boolean first = !bodyLeft;
    bodyLeft = true;
    return first;
  }

  /**
   * Has something done when the exchange is over, at once if it is already: the client may leave
   * while a stage waits for somebody. It is told whether the answer went out whole.
   */
  public void atEnd(Consumer<Boolean> step) {
    ending.atEnd(step);
  }

  /**
   * Has something done when no service works for the exchange any more: when it is over, or once
   * whoever {@link #hold holds} it has released it.
   */
  public void atRest(Runnable step) {
    ending.atRest(step);
  }

  /** The exchange is over. The server says so, or whoever has taken the connection from it. */
  public void end(boolean whole) {
    ending.end(whole);
  }

  /** A service is to be heard out, though the client may leave. */
  public void hold() {
    ending.hold();
  }

  /** Nothing is expected from a service any more. */
  public void release() {
    ending.release();
  }

  /** Whether the client has its answer, or has left. */
  public boolean isOver() {
    return ending.isOver();
  }

  /** Time since the request line was read. */
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - startedAt);
  }

  /** Where the request comes from, for the stages behind its detection. */
  public ClientOrigin client() {
    return client;
  }

  /** Notes where the request comes from. */
  public void client(ClientOrigin detected) {
    this.client = detected;
  }

  /** The address of the client, as far as it is known yet. */
  public String clientAddress() {
    return client == null ? request().remoteAddress().hostAddress() : client.address();
  }

  /** The normalised path and query; set by the stage of that name. */
  public RequestTarget target() {
    return target;
  }

  /** Notes the normalised path and query. */
  public void target(RequestTarget normalised) {
    this.target = normalised;
  }

  /** The matched route; empty for what was refused before. */
  public Optional<Route> selected() {
    return Optional.ofNullable(route);
  }

  /** The matched route, for the stages behind the selection. */
  public Route route() {
    return route;
  }

  /** Notes the matched route. */
  public void route(Route matched) {
    this.route = matched;
  }

  /** Who sends it; empty on public routes. */
  public Optional<Caller> caller() {
    return Optional.ofNullable(caller);
  }

  /** Notes the verified sender. */
  public void caller(Caller verified) {
    this.caller = verified;
  }

  /** Who takes the service's answer in the place of the client, if anybody does. */
  public Optional<Capture> capture() {
    return Optional.ofNullable(capture);
  }

  /** Puts somebody in the place of the client. */
  public void capture(Capture taker) {
    this.capture = taker;
  }

  /** Notes who has an answer if the service fails. */
  public void fallback(Fallback substitute) {
    this.fallback = substitute;
  }

  /** Whether an answer with this status has been replaced by another one; never fails. */
  public Future<Boolean> replace(int status) {
    return fallback == null ? Future.succeededFuture(false) : fallback.replace(status);
  }

  /** What was asked about the answer before the request was admitted; empty if nothing was. */
  public Optional<Lookup> lookup() {
    return Optional.ofNullable(lookup);
  }

  /** Notes what was asked about the answer. */
  public void lookup(Lookup begun) {
    this.lookup = begun;
  }

  /** What the cache did; empty if the route has none. */
  public Optional<CacheResult> cacheResult() {
    return Optional.ofNullable(cacheResult);
  }

  /** Notes what the cache did. */
  public void cacheResult(CacheResult result) {
    this.cacheResult = result;
  }

  /** How much of the request services have seen. */
  public Delivery delivery() {
    return delivery;
  }

  /** What was read of the body before a service is asked. */
  public ReceivedBody received() {
    return received;
  }

  /** Has something done, given the status, before the client hears of the service's answer. */
  public void beforeAnswer(IntFunction<Future<Void>> step) {
    this.beforeAnswer = step;
  }

  /** Done when the client may hear of the service's answer; never fails. */
  public Future<Void> readyToAnswer(int status) {
    return beforeAnswer == null ? Future.succeededFuture() : beforeAnswer.apply(status);
  }

  /** Whether somebody beside the client wants to know how the service answers. */
  public boolean isAnswerAwaited() {
    return beforeAnswer != null;
  }

  /** Time from forwarding to the head of the service's answer; empty if it was never asked. */
  public Optional<Duration> upstreamTime() {
    return Optional.ofNullable(upstreamTime);
  }

  /** Notes how long the service took. */
  public void upstreamTime(Duration measured) {
    this.upstreamTime = measured;
  }
}
