package dev.devmentor.localstack.launcher;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;

/** Whether a part answers, each asked in its own protocol. */
final class Health {

  private static final int PATIENCE_MILLIS = 1_000;

  private final Ports ports;

  Health(Ports ports) {
    this.ports = ports;
  }

  boolean isUp(Part part) {
    try {
      return switch (part) {
        case POSTGRES -> answersPostgres();
        case REDIS -> answersRedis();
        case QDRANT -> connects(part);
        case S3 -> http(part, "/") > 0;
        case GATEWAY, AUTH, PROJECTS, MEMORY, LEARNING -> http(part, "/q/health/ready") == 200;
      };
    } catch (IOException away) {
      return false;
    }
  }

  private Socket connect(Part part) throws IOException {
    Socket socket = new Socket();
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.of(part)), PATIENCE_MILLIS);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private boolean connects(Part part) throws IOException {
    try (Socket socket = connect(part)) {
      return socket.isConnected();
    }
  }

  /**
   * A start-up message and no more: a server that takes connections asks for a password first
   * ({@code R}), one that still starts sends an error ({@code E}).
   */
  private boolean answersPostgres() throws IOException {
    byte[] parameters = "user\0postgres\0database\0postgres\0\0".getBytes(US_ASCII);
    ByteBuffer startup = ByteBuffer.allocate(8 + parameters.length);
    startup.putInt(startup.capacity()).putInt(3 << 16).put(parameters);
    try (Socket socket = connect(Part.POSTGRES)) {
      socket.getOutputStream().write(startup.array());
      return socket.getInputStream().read() == 'R';
    }
  }

  /** Without a password it answers that one is needed: that is an answer. */
  private boolean answersRedis() throws IOException {
    try (Socket socket = connect(Part.REDIS)) {
      OutputStream out = socket.getOutputStream();
      out.write("PING\r\n".getBytes(US_ASCII));
      InputStream in = socket.getInputStream();
      int first = in.read();
      return first == '+'
          || (first == '-' && new String(in.readNBytes(6), US_ASCII).equals("NOAUTH"));
    }
  }

  private int http(Part part, String path) throws IOException {
    URI address = URI.create("http://127.0.0.1:" + ports.of(part) + path);
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }
}
