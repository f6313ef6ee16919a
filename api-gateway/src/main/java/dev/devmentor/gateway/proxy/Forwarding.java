package dev.devmentor.gateway.proxy;

import dev.devmentor.gateway.intake.RequestBody;
import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.pipeline.Stage;
import dev.devmentor.gateway.refusal.Refusal;
import dev.devmentor.gateway.resilience.Instance;
import dev.devmentor.gateway.resilience.Places;
import dev.devmentor.gateway.resilience.ServicePool;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Hands the request to its service and the answer to the client. A connection that fails is tried
 * once more, at the next instance, if the method is idempotent and nothing of the body is gone.
 */
@Singleton
public class Forwarding implements Stage {

  private static final Logger LOG = Logger.getLogger(Forwarding.class);
  private static final Duration BUSY = Duration.ofSeconds(2);
  private static final Set<HttpMethod> IDEMPOTENT =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT, HttpMethod.DELETE);

  private final Upstreams upstreams;
  private final OpenEnded openEnded;
  private final ProxyConfig config;

  Forwarding(Upstreams upstreams, OpenEnded openEnded, ProxyConfig config) {
    this.upstreams = upstreams;
    this.openEnded = openEnded;
    this.config = config;
  }

  @Override
  public void handle(Exchange exchange) {
    boolean again =
        exchange.route().limits().retries() > 0 && IDEMPOTENT.contains(exchange.request().method());
    ServicePool service = upstreams.get(exchange.route().service());
    if (RequestBody.isUnderWay(exchange.request())) {
      enter(exchange, service.uploads());
    }
    enter(exchange, service.places());
    attempt(exchange, service, again);
  }

  private static void enter(Exchange exchange, Places places) {
    if (!places.enter()) {
      throw Refusal.unavailable(BUSY);
    }
    exchange.atRest(places::leave);
  }

  private void attempt(Exchange exchange, ServicePool service, boolean again) {
    service
        .next()
        .ifPresentOrElse(
            instance -> attempt(exchange, instance, again),
            () -> exchange.refuse(Refusal.unavailable(service.opensIn())));
  }

  private void attempt(Exchange exchange, Instance instance, boolean again) {
    upstreams
        .open(exchange, instance.address())
        .onSuccess(request -> begin(exchange, request, instance, again))
        .onFailure(failure -> failed(exchange, instance, again, failure));
  }

  /** What fails here would fail unseen. */
  private void begin(
      Exchange exchange, HttpClientRequest request, Instance instance, boolean again) {
    try {
      transfer(exchange, request, instance, again);
    } catch (RuntimeException unexpected) {
      LOG.error("A request could not be forwarded", unexpected);
      request.reset();
      exchange.refuse(Refusal.internal());
    }
  }

  private void transfer(
      Exchange exchange, HttpClientRequest request, Instance instance, boolean again) {
    if (exchange.isOver()) {
      request.reset();
      return;
    }
    boolean bare = !RequestBody.isUnderWay(exchange.request()) && exchange.received().length() == 0;
    new Transfer(exchange, request, instance, openEnded, config)
        .run()
        .onFailure(failure -> failed(exchange, instance, again && bare, failure));
  }

  private void failed(Exchange exchange, Instance instance, boolean again, Throwable failure) {
    if (exchange.isOver() || exchange.response().closed()) {
      return;
    }
    boolean broken = isConnectionFailure(failure);
    if (instance.isWorthALine()) {
      String trouble = broken ? "does not answer" : "has no free connection";
      LOG.warnf("%s %s: %s", instance.address().origin(), trouble, failure);
    }
    if (!broken) {
      exchange.refuse(Refusal.unavailable(BUSY));
      return;
    }
    if (instance.breaker().failed()) {
      LOG.warnf("%s is left alone for a while", instance.address().origin());
    }
    if (again) {
      attempt(exchange, upstreams.get(exchange.route().service()), false);
    } else {
      exchange.refuse(Refusal.unavailable(BUSY));
    }
  }

  private static boolean isConnectionFailure(Throwable failure) {
    return failure instanceof IOException || failure instanceof HttpClosedException;
  }
}
