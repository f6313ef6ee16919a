package dev.devmentor.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * The gateway's own small questions to the services, over connections of their own: a busy pool
 * does not make a healthy service look dead.
 */
@Singleton
public class ServiceClient {

  private final HttpClient client;
  private final Upstreams upstreams;

  ServiceClient(Vertx vertx, Upstreams upstreams, ProxyConfig config) {
    int connectTimeout = (int) config.connectTimeout().toMillis();
    this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(connectTimeout));
    this.upstreams = upstreams;
  }

  /**
   * A service's answer.
   *
   * @param status the HTTP status
   * @param body the whole body
   */
  public record Reply(int status, Buffer body) {}

  /** The names of all services, sorted. */
  public Set<String> services() {
    Set<String> names = new TreeSet<>();
    upstreams.names().forEach(names::add);
    return names;
  }

  /** Asks a service; fails if it has not answered whole in this time. */
  public Future<Reply> get(String service, String uri, Duration timeout) {
    return client
        .request(upstreams.get(service).request(HttpMethod.GET, uri))
        .compose(request -> exchange(request, timeout))
        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Future<Reply> exchange(HttpClientRequest request, Duration timeout) {
    return request.idleTimeout(timeout.toMillis()).send().compose(ServiceClient::reply);
  }

  private static Future<Reply> reply(HttpClientResponse response) {
    return response.body().map(body -> new Reply(response.statusCode(), body));
  }
}
