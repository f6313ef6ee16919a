package dev.devmentor.gateway.proxy;

import dev.devmentor.gateway.resilience.ServicePool;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * The gateway's own small questions to the services, over connections of their own: a busy pool
 * does not make a healthy service look dead.
 */
@Singleton
public class ServiceClient {

  /** To each service. */
  private static final int CONNECTIONS = 32;

  private static final int WAITING = 1_024;

  private final HttpClient client;
  private final Upstreams upstreams;

  ServiceClient(Vertx vertx, Upstreams upstreams, ProxyConfig config) {
    int connectTimeout = (int) config.connectTimeout().toMillis();
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout(connectTimeout),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(WAITING));
    this.upstreams = upstreams;
  }

  /**
   * A service's answer.
   *
   * @param status the HTTP status
   * @param body the whole body
   */
  public record Reply(int status, Buffer body) {}

  /**
   * A question to a service.
   *
   * @param method the HTTP method
   * @param uri path and query
   * @param headers its fields
   * @param body its body, empty for none
   */
  public record Question(HttpMethod method, String uri, Map<String, String> headers, Buffer body) {}

  /** The names of all services, sorted. */
  public Set<String> services() {
    Set<String> names = new TreeSet<>();
    upstreams.names().forEach(names::add);
    return names;
  }

  /** Asks a service; fails if it has not answered whole in this time. */
  public Future<Reply> get(String service, String uri, Duration timeout) {
    return ask(service, new Question(HttpMethod.GET, uri, Map.of(), Buffer.buffer()), timeout);
  }

  /** Asks a service, and if one instance fails another; each has this time to answer whole. */
  public Future<Reply> ask(String service, Question question, Duration timeout) {
    ServicePool pool = upstreams.get(service);
    Upstream first = pool.any();
    Upstream other = pool.after(first);
    return attempt(first, question, timeout)
        .recover(
            failure ->
                other.equals(first)
                    ? Future.failedFuture(failure)
                    : attempt(other, question, timeout));
  }

  private Future<Reply> attempt(Upstream instance, Question question, Duration timeout) {
    return client
        .request(
            instance
                .request(question.method(), question.uri())
                .setConnectTimeout(timeout.toMillis()))
        .compose(request -> exchange(request, question, timeout))
        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Future<Reply> exchange(
      HttpClientRequest request, Question question, Duration timeout) {
    question.headers().forEach(request::putHeader);
    request.idleTimeout(timeout.toMillis());
    return request.send(question.body()).compose(ServiceClient::reply);
  }

  private static Future<Reply> reply(HttpClientResponse response) {
    return response.body().map(body -> new Reply(response.statusCode(), body));
  }
}
