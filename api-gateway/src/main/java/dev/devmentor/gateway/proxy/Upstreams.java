package dev.devmentor.gateway.proxy;

import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.resilience.ResilienceConfig;
import dev.devmentor.gateway.resilience.ServicePool;
import dev.devmentor.gateway.route.RoutingConfig;
import dev.devmentor.gateway.route.RoutingConfig.ServiceConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.PoolOptions;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The services and the connections to them. Each event loop has connections of its own, so that no
 * answer changes threads; how many requests a service gets at once is up to its {@link
 * ServicePool}.
 */
@Singleton
public class Upstreams {

  /** Headers of an answer may be as large as those of a request, and a little more. */
  private static final int MAX_HEADER_BYTES = 32 * 1024;

  private final Map<String, ServicePool> byName;
  private final ThreadLocal<HttpClient> clients;
  private final ProxyConfig config;

  Upstreams(Vertx vertx, RoutingConfig routing, ProxyConfig config, ResilienceConfig resilience) {
    this.byName =
        routing.services().entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, entry -> pool(entry.getValue(), resilience)));
    this.clients =
        ThreadLocal.withInitial(() -> vertx.createHttpClient(options(config), pool(config)));
    this.config = config;
  }

  private static ServicePool pool(ServiceConfig service, ResilienceConfig resilience) {
    return ServicePool.of(service.url().stream().map(Upstream::of).toList(), resilience);
  }

  private static HttpClientOptions options(ProxyConfig config) {
    return new HttpClientOptions()
        .setConnectTimeout((int) config.connectTimeout().toMillis())
        .setKeepAliveTimeout((int) config.keepAlive().toSeconds())
        .setMaxHeaderSize(MAX_HEADER_BYTES)
        .setTcpNoDelay(true)
        .setDecompressionSupported(false);
  }

  private static PoolOptions pool(ProxyConfig config) {
    return new PoolOptions()
        .setHttp1MaxSize(config.poolSize())
        .setMaxWaitQueueSize(config.poolQueue());
  }

  /** The instances of a service. */
  ServicePool get(String service) {
    return byName.get(service);
  }

  /** The names of all services. */
  public Iterable<String> names() {
    return byName.keySet();
  }

  /** A connection to this instance, of the event loop at hand; nothing is sent yet. */
  Future<HttpClientRequest> open(Exchange exchange, Upstream instance) {
    return clients
        .get()
        .request(
            instance
                .request(exchange.request().method(), exchange.target().uri())
                .setConnectTimeout(config.poolTimeout().toMillis()));
  }
}
