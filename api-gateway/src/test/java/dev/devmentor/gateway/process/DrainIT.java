package dev.devmentor.gateway.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** A gateway that is told to stop, as clients of HTTP/1.1, event streams and WebSockets see it. */
class DrainIT extends StoppingGateway {

  private static final int MIB = 1024 * 1024;

  @Test
  void requestsThatHadBegunGetTheirWholeAnswer() throws InterruptedException {
    try (Load load = new Load(client, gateway::isAlive)) {
      for (int i = 0; i < 4; i++) {
        load.add("/api/v1/tasks");
        load.add("/api/v1/tasks?behave=slow&millis=300");
        load.add("/api/v1/tasks?behave=trickle&id=" + id);
      }
      await().until(() -> load.outcomes().size() > 100);

      long signalled = System.nanoTime();
      gateway.terminate();
      gateway.awaitEnd();
      load.join();

      assertThat(load.outcomes())
          .filteredOn(outcome -> outcome.begunAt() < signalled)
          .hasSizeGreaterThan(100)
          .allMatch(Load.Outcome::isWhole);
      assertThat(load.outcomes()).anyMatch(Load.Outcome::saysClose);
    }
    assertThatThrownBy(() -> client.connect().close()).isInstanceOf(ConnectException.class);
  }

  @Test
  void anUploadGoesOnToItsEnd() throws IOException {
    try (Socket socket = client.connect()) {
      OutputStream body = socket.getOutputStream();
      write(
          socket,
          "POST /api/v1/projects/1/files?path=a&id=%s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\nContent-Length: %d\r\n\r\n"
              .formatted(id, Surroundings.bearer(), 2 * MIB));
      body.write(new byte[MIB]);
      await().until(() -> AROUND.count("projects", "bytes:" + id) == MIB);

      gateway.terminate();
      awaitRefusal();
      body.write(new byte[MIB]);

      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer)
          .startsWith("HTTP/1.1 200 OK")
          .containsIgnoringCase("\r\nconnection: close\r\n")
          .contains("\"bytes\":" + 2 * MIB);
    }
    gateway.awaitEnd();
  }

  /** Most of it waits in buffers of the gateway and the kernel when the service is through. */
  @Test
  void aClientThatReadsSlowlyGetsTheLastByte() throws IOException {
    try (Socket socket = client.connect()) {
      write(
          socket,
          "GET /api/v1/files/1/content?behave=stream&bytes=%d&id=%s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\n\r\n"
              .formatted(16 * MIB, id, Surroundings.bearer()));
      await().until(() -> AROUND.count("projects", "sent:" + id) > 0);

      gateway.terminate();
      awaitRefusal();

      int head = headLength(socket.getInputStream());
      assertThat(head).isPositive();
      assertThat(socket.getInputStream().readAllBytes()).hasSize(16 * MIB);
    }
    gateway.awaitEnd();
  }

  @Test
  void aWriteIsHeardOutThoughItsClientHasLeft() throws IOException {
    String register = "project/" + id;
    try (Socket socket = client.connect()) {
      write(
          socket,
          "PATCH /api/v1/projects/%s?behave=slow&millis=4000&id=%1$s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\nContent-Length: 0\r\n\r\n"
              .formatted(id, Surroundings.bearer()));
      await().until(() -> AROUND.count("projects", "seen:" + id) == 1);
    }
    assertThat(AROUND.entered(register)).isEqualTo(1);

    gateway.terminate();
    gateway.awaitEnd();

    assertThat(AROUND.entered(register)).isZero();
  }

  private static int headLength(InputStream answer) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) answer.read());
    }
    return head.length();
  }

  @Test
  void eventStreamsEndWithoutAnError() throws IOException {
    HttpResponse<InputStream> answer =
        client.send(
            "GET",
            "/api/v1/memory/documents?behave=events&id=" + id,
            BodyPublishers.noBody(),
            BodyHandlers.ofInputStream(),
            "Authorization",
            Surroundings.bearer());
    try (InputStream events = answer.body()) {
      assertThat(events.readNBytes(13)).hasSize(13);

      gateway.terminate();

      assertThat(events.read()).isEqualTo(-1);
    }
    gateway.awaitEnd();
  }

  @Test
  void webSocketsAreToldThatItGoesAway() {
    Closing closing = new Closing();
    try (HttpClient http = HttpClient.newHttpClient()) {
      WebSocket socket =
          http.newWebSocketBuilder()
              .header("Authorization", Surroundings.bearer())
              .buildAsync(
                  URI.create(client.at("/live").toString().replaceFirst("^http", "ws")), closing)
              .join();
      socket.sendText("hello", true).join();

      gateway.terminate();

      await().until(closing.status::isDone);
      assertThat(closing.status).isCompletedWithValue(1001);
      await().until(() -> AROUND.count("projects", "close-status-1001:/live") == 1);
    }
    gateway.awaitEnd();
  }

  /** Nor does the client read what the service says. */
  @Test
  void aWebSocketWhoseServiceDoesNotReadHoldsNobodyUp() throws IOException {
    try (Socket socket = client.connect()) {
      write(
          socket,
          "GET /sockets?behave=deaf HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nAuthorization: %s\r\n\r\n"
              .formatted(Surroundings.bearer()));
      await().until(() -> AROUND.count("sockets", "open") == 1);
      Thread.ofVirtual().start(() -> flood(socket));

      gateway.terminate();
      gateway.awaitEnd();
    }
  }

  private static void flood(Socket socket) {
    try {
      while (true) {
        socket.getOutputStream().write(new byte[64 * 1024]);
      }
    } catch (IOException _) {
      // The gateway has gone.
    }
  }

  private static final class Closing implements WebSocket.Listener {

    private final CompletableFuture<Integer> status = new CompletableFuture<>();

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      status.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
      status.completeExceptionally(failure);
    }
  }

  private static void write(Socket socket, String head) throws IOException {
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
  }
}
