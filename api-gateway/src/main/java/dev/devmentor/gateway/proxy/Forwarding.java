package dev.devmentor.gateway.proxy;

import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.pipeline.Stage;
import dev.devmentor.gateway.refusal.Refusal;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Hands the request to its service and the answer to the client. A connection that fails is tried
 * once more, if the method is idempotent and nothing of the body is gone.
 */
@Singleton
public class Forwarding implements Stage {

  private static final Logger LOG = Logger.getLogger(Forwarding.class);
  private static final Set<HttpMethod> IDEMPOTENT =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT, HttpMethod.DELETE);

  private final Upstreams upstreams;
  private final ProxyConfig config;

  Forwarding(Upstreams upstreams, ProxyConfig config) {
    this.upstreams = upstreams;
    this.config = config;
  }

  @Override
  public void handle(Exchange exchange) {
    attempt(exchange, IDEMPOTENT.contains(exchange.request().method()));
  }

  private void attempt(Exchange exchange, boolean again) {
    upstreams
        .open(exchange)
        .onSuccess(request -> transfer(exchange, request, again))
        .onFailure(failure -> failed(exchange, again, failure));
  }

  private void transfer(Exchange exchange, HttpClientRequest request, boolean again) {
    boolean repeatable = again && !RequestBody.isExpected(exchange.request());
    new Transfer(exchange, request, upstreams.get(exchange.route().service()), config.idleTimeout())
        .run()
        .onFailure(failure -> failed(exchange, repeatable, failure));
  }

  private void failed(Exchange exchange, boolean again, Throwable failure) {
    if (exchange.response().closed()) {
      return;
    }
    if (again && isConnectionFailure(failure)) {
      attempt(exchange, false);
      return;
    }
    LOG.warnf("%s does not answer: %s", exchange.route().service(), failure);
    exchange.refuse(Refusal.unavailable());
  }

  private static boolean isConnectionFailure(Throwable failure) {
    return failure instanceof IOException || failure instanceof HttpClosedException;
  }
}
