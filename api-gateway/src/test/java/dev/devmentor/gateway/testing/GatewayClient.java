package dev.devmentor.gateway.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A client of the gateway under test. */
public final class GatewayClient implements AutoCloseable {

  private static final int SOCKET_TIMEOUT_MILLIS = 10_000;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;

  /** One for the gateway at this address. */
  public GatewayClient(URI base) {
    this.base = base;
  }

  /** The address of a target. */
  public URI at(String target) {
    return base.resolve(target);
  }

  /** Sends a GET. */
  public HttpResponse<String> get(String target, String... headers) {
    return send("GET", target, BodyPublishers.noBody(), headers);
  }

  /** Sends a request with a body, waits for the answer as text. */
  public HttpResponse<String> send(
      String method, String target, BodyPublisher body, String... headers) {
    return send(method, target, body, BodyHandlers.ofString(), headers);
  }

  /** Sends a request, waits for the answer. */
  public <T> HttpResponse<T> send(
      String method, String target, BodyPublisher body, BodyHandler<T> answer, String... headers) {
    return sendAsync(method, target, body, answer, headers).join();
  }

  /** Sends a request. */
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      String method, String target, BodyPublisher body, BodyHandler<T> answer, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(target))
            .timeout(Duration.ofSeconds(60))
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.sendAsync(request.build(), answer);
  }

  /** A connection for bytes that no HTTP client would send. */
  public Socket connect() throws IOException {
    Socket socket = new Socket(base.getHost(), base.getPort());
    socket.setSoTimeout(SOCKET_TIMEOUT_MILLIS);
    return socket;
  }

  /** Sends these characters and reads until the gateway closes the connection. */
  public String raw(String request) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      InputStream answer = socket.getInputStream();
      return new String(answer.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
