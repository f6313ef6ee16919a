package dev.devmentor.benchmarks.gateway;

import dev.devmentor.benchmarks.load.Call;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;

/**
 * The request of the comparison.
 *
 * @param token bearer token
 */
record Probe(String token) {

  /** A route that no gateway keeps answers of. */
  static final String PATH = "/api/v1/auth/sessions";

  /** A route whose answers may be kept. */
  static final String CACHEABLE = "/api/v1/projects";

  private static final int ATTEMPTS = 300;

  /** For the load generator. */
  Call call(URI server) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(server.resolve(PATH).toString())
            .putHeader("Authorization", "Bearer " + token);
    return (client, _) ->
        client
            .request(options)
            .compose(request -> request.send())
            .compose(answer -> answer.end().map(_ -> answer.statusCode() == 200));
  }

  /** Asks until the answer is 200. */
  void await(URI server) throws InterruptedException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        if (ask(server, PATH).statusCode() == 200) {
          return;
        }
      } catch (IOException _) {
        // Not listening yet.
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    throw new IllegalStateException("no good answer from " + server);
  }

  /** Whether the second answer comes out of a cache. */
  boolean isCached(URI server, String path) throws IOException, InterruptedException {
    ask(server, path);
    return ask(server, path).headers().firstValue("X-Cache").orElse("").equals("HIT");
  }

  /** Whether nobody gets through without a token. */
  boolean isGuarded(URI server) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(server.resolve(PATH)).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 401;
    }
  }

  private HttpResponse<Void> ask(URI server, String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(server.resolve(path))
              .header("Authorization", "Bearer " + token)
              .build();
      return client.send(request, HttpResponse.BodyHandlers.discarding());
    }
  }
}
