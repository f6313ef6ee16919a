package dev.devmentor.gateway.testing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** A client that knows that HTTP/2 is spoken without TLS; it has one connection. */
public final class Http2Client implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http =
      vertx.createHttpClient(
          new HttpClientOptions()
              .setProtocolVersion(HttpVersion.HTTP_2)
              .setHttp2ClearTextUpgrade(false));
  private final String bearer;

  /**
   * @param bearer the header value that all requests have
   */
  public Http2Client(String bearer) {
    this.bearer = bearer;
  }

  /** What came back. */
  public record Answer(int status, String body) {}

  /** Sends a request without a body. */
  public CompletableFuture<Answer> get(URI target) {
    return send(HttpMethod.GET, target, Buffer.buffer());
  }

  /** Sends a request. */
  public CompletableFuture<Answer> send(HttpMethod method, URI target, Buffer body) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(method)
            .setAbsoluteURI(target.toString())
            .putHeader("Authorization", bearer);
    return http.request(options)
        .compose(request -> send(request, body))
        .toCompletionStage()
        .toCompletableFuture();
  }

  private static Future<Answer> send(HttpClientRequest request, Buffer body) {
    Future<HttpClientResponse> answer = body.length() == 0 ? request.send() : request.send(body);
    return answer.compose(
        head -> head.body().map(text -> new Answer(head.statusCode(), text.toString())));
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
