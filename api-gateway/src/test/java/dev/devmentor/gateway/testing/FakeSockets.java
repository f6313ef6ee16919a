package dev.devmentor.gateway.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A service that speaks as no server would. What it does with a request for a WebSocket is told by
 * {@code ?behave=}; others it answers with 200. {@code /counts} tells how many sockets are open.
 */
final class FakeSockets {

  /** A ping without a payload: whoever has gone does not take it. */
  private static final byte[] PING = {(byte) 0x89, 0};

  private static final long PING_MILLIS = 50;

  private static final String AGREED =
      "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";

  private final ServerSocket listener;
  private final AtomicInteger open = new AtomicInteger();

  private FakeSockets(ServerSocket listener) {
    this.listener = listener;
  }

  /** One that listens on a free port. */
  static FakeSockets start() {
    try {
      FakeSockets service = new FakeSockets(new ServerSocket(0));
      Thread.ofVirtual().start(service::accept);
      return service;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  String url() {
    return "http://localhost:" + listener.getLocalPort();
  }

  void stop() {
    try {
      listener.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = listener.accept();
        Thread.ofVirtual().start(() -> serve(connection));
      }
    } catch (IOException _) {
      // It was stopped.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      answer(connection, head(connection));
    } catch (IOException | InterruptedException _) {
      // The gateway has left.
    }
  }

  /** One request's; empty if there is none. */
  private static String head(Socket connection) throws IOException {
    InputStream in = connection.getInputStream();
    StringBuilder head = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.append((char) next);
      if (head.indexOf("\r\n\r\n") >= 0) {
        return head.toString();
      }
    }
    return "";
  }

  private void answer(Socket connection, String head) throws IOException, InterruptedException {
    if (head.startsWith("GET /counts")) {
      write(connection, ordinary("200 OK", "{\"open\":" + open + "}"));
    } else if (!head.toLowerCase(java.util.Locale.ROOT).contains("\r\nupgrade: websocket\r\n")) {
      write(connection, ordinary("200 OK", "no socket wanted"));
    } else if (head.contains("behave=refuse")) {
      write(
          connection,
          ordinary("426 Upgrade Required\r\nSec-WebSocket-Version: 13", "only another version"));
    } else if (head.contains("behave=deny")) {
      write(connection, ordinary("401 Unauthorized", "who are you?"));
    } else if (head.contains("behave=deaf")) {
      write(connection, AGREED);
      beDeaf(connection);
    } else {
      head(connection); // never comes
    }
  }

  private static String ordinary(String status, String body) {
    return "HTTP/1.1 %s\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(status, body.length(), body);
  }

  /** Says something now and then, and reads nothing. */
  private void beDeaf(Socket connection) throws IOException, InterruptedException {
    open.incrementAndGet();
    try {
      while (true) {
        connection.getOutputStream().write(PING);
        Thread.sleep(PING_MILLIS);
      }
    } finally {
      open.decrementAndGet();
    }
  }

  private static void write(Socket connection, String answer) throws IOException {
    connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
  }
}
