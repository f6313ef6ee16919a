package dev.devmentor.systemtests;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A client of the platform: port 8000, unless a test says otherwise. */
final class Client {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int LARGE = 2_000_000;

  private final URI base;
  private final String token;

  Client(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  /** The same client with a token, or without one if it is null. */
  Client as(String accessToken) {
    return new Client(base, accessToken);
  }

  /** The same client at another door. */
  Client at(URI other) {
    return new Client(other, token);
  }

  Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody(), Map.of());
  }

  Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody(), Map.of());
  }

  Answer post(String path, Object body) {
    return json("POST", path, body, Map.of());
  }

  Answer put(String path, Object body) {
    return json("PUT", path, body, Map.of());
  }

  Answer patch(String path, Object body) {
    return json("PATCH", path, body, Map.of());
  }

  /** Sends a value as JSON; a string is sent as it stands. */
  Answer json(String method, String path, Object body, Map<String, String> headers) {
    try {
      byte[] bytes =
          body instanceof String text
              ? text.getBytes(java.nio.charset.StandardCharsets.UTF_8)
              : JSON.writeValueAsBytes(body);
      var all = new java.util.HashMap<>(Map.of("Content-Type", "application/json"));
      all.putAll(headers);
      return send(method, path, BodyPublishers.ofByteArray(bytes), all);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  Answer send(String method, String path, BodyPublisher body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(PATIENCE)
            // A large body waits for the server's word, so that a refusal is not missed.
            .expectContinue(body.contentLength() > LARGE)
            .method(method, body);
    headers.forEach(request::setHeader);
    if (token != null) {
      request.setHeader("Authorization", "Bearer " + token);
    }
    try {
      return HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
          .thenApply(Answer::of)
          .get(PATIENCE.toSeconds() + 5, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
