package dev.devmentor.auth.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;

/**
 * A mail server (RFC 5321) that answers each recipient with the same reply, quoting the address.
 */
final class MailServer implements AutoCloseable {

  private final ServerSocket socket;
  private final int reply;

  MailServer(int port, int reply) throws IOException {
    this.socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    this.reply = reply;
    Thread.ofVirtual().start(this::accept);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
        PrintStream out = new PrintStream(client.getOutputStream(), true, US_ASCII)) {
      out.print("220 ready\r\n");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.print(answer(line) + "\r\n");
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private String answer(String line) {
    return line.toUpperCase(Locale.ROOT).startsWith("RCPT TO:")
        ? reply + " " + line.substring(8) + " is not accepted"
        : "250 fine";
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
