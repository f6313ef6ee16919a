package dev.devmentor.gateway.pipeline;

import dev.devmentor.gateway.normalization.RequestTarget;
import dev.devmentor.gateway.refusal.ProblemWriter;
import dev.devmentor.gateway.route.Route;
import dev.devmentor.platform.problem.DomainException;
import dev.devmentor.platform.request.RequestIds;
import dev.devmentor.platform.token.AccessToken;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/**
 * One request and its answer, with what the stages have found out so far. It lives on one event
 * loop and needs no locks.
 */
public final class Exchange {

  private static final String KEY = Exchange.class.getName();

  private final RoutingContext context;
  private final long startedAt = System.nanoTime();
  private RequestTarget target;
  private Route route;
  private AccessToken identity;
  private Duration upstreamTime;

  private Exchange(RoutingContext context) {
    this.context = context;
  }

  /** The exchange of this context, made at its first use. */
  public static Exchange of(RoutingContext context) {
    Exchange known = context.get(KEY);
    if (known != null) {
      return known;
    }
    Exchange fresh = new Exchange(context);
    context.put(KEY, fresh);
    return fresh;
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

  /** Passes the request to the next stage. */
  public void next() {
    context.next();
  }

  /** Ends the request with a problem; does nothing once an answer has begun. */
  public void refuse(DomainException refusal) {
    ProblemWriter.write(this, refusal);
  }

  /** Time since the request line was read. */
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - startedAt);
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
  public Optional<AccessToken> identity() {
    return Optional.ofNullable(identity);
  }

  /** Notes the verified sender. */
  public void identity(AccessToken verified) {
    this.identity = verified;
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
