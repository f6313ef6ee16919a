package dev.devmentor.gateway.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class BodyTest extends GatewayTest {

  private static final int MIB = 1024 * 1024;

  private final String id = UUID.randomUUID().toString();

  @Test
  void passesOnWhatTheRouteTakes() {
    HttpResponse<String> answer = sendBytes("/api/v1/projects", MIB);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).getLong("bytes")).isEqualTo(MIB);
  }

  @Test
  void refusesMoreBeforeTheServiceSeesAByte() {
    HttpResponse<String> answer = sendBytes("/api/v1/projects?id=" + id, MIB + 1);

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(json(answer).getString("type"))
        .isEqualTo("https://devmentor.dev/problems/content-too-large");
    assertThat(count("projects", "seen:" + id)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/octet-stream"})
  void aClientThatSendsEverythingBeforeItReadsFindsTheRefusal(String type) throws IOException {
    try (Socket socket = client.connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /api/v1/projects HTTP/1.1\r\nHost: x\r\nContent-Type: " + type)
              .getBytes(StandardCharsets.US_ASCII));
      out.write(
          ("\r\nContent-Length: " + 10 * MIB + "\r\nAuthorization: " + bearer() + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(new byte[10 * MIB]);

      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(answer).startsWith("HTTP/1.1 413 ").contains("content-too-large");
    }
  }

  @Test
  void countsBodiesOfUnknownLength() {
    HttpResponse<String> answer =
        client.send(
            "POST",
            "/api/v1/projects?id=" + id,
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[4 * MIB])),
            "Authorization",
            bearer());

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(count("projects", "bytes:" + id)).isLessThanOrEqualTo(MIB);
  }

  @Test
  void aClientThatSendsChunksIsHeardOutAfterTheRefusal() throws IOException {
    byte[] chunk = ("10000\r\n" + "a".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    try (Socket socket = client.connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /api/v1/projects HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
                  + "Authorization: "
                  + bearer()
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      for (int sent = 0; sent <= MIB; sent += 0x10000) {
        out.write(chunk);
      }
      InputStream in = socket.getInputStream();
      String begun = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
      for (int sent = 0; sent <= 4 * MIB; sent += 0x10000) {
        out.write(chunk);
      }
      out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

      assertThat(begun).isEqualTo("HTTP/1.1 413");
      assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII))
          .contains("content-too-large");
    }
  }

  @Test
  void takesLargerFiles() {
    HttpResponse<String> answer = sendBytes("/api/v1/projects/1/files?path=a.bin", 3 * MIB);

    assertThat(json(answer).getLong("bytes")).isEqualTo(3 * MIB);
  }

  @Test
  void takesLargerFilesOfUnknownLength() {
    HttpResponse<String> answer =
        client.send(
            "POST",
            "/api/v1/projects/1/files?path=a.bin",
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[3 * MIB])),
            "Authorization",
            bearer());

    assertThat(json(answer).getLong("bytes")).isEqualTo(3 * MIB);
  }

  @Test
  void whoHasNoTokenSendsLittle() {
    HttpResponse<String> answer = sendBytes("/api/v1/auth/login?id=" + id, 16 * 1024 + 1);

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(count("auth", "seen:" + id)).isZero();
  }

  /** It would take the invitation for the answer (RFC 9110, section 10.1.1). */
  @Test
  void invitesNoClientOfHttp10() throws IOException {
    String answer =
        client.raw(
            "POST /api/v1/projects HTTP/1.0\r\nHost: x\r\nExpect: 100-continue\r\n"
                + "Content-Length: 5\r\nAuthorization: "
                + bearer()
                + "\r\n\r\nhello");

    assertThat(answer).matches("(?s)HTTP/1\\.. 200 .*").contains("\"bytes\":5");
  }

  private HttpResponse<String> sendBytes(String target, int length) {
    return client.send(
        "POST", target, BodyPublishers.ofByteArray(new byte[length]), "Authorization", bearer());
  }

  @Test
  void theConnectionStaysUsableAfterASmallUnreadBody() throws IOException {
    String refused = "POST /api/v1/nothing HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello";
    String known = "GET /.well-known/jwks.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    assertThat(client.raw(refused + known))
        .startsWith("HTTP/1.1 404 ")
        .contains("HTTP/1.1 200 OK")
        .contains("\"keys\"");
  }

  @Test
  void anAnswerMayComeBeforeTheBodyIsThrough() {
    HttpResponse<String> answer =
        client.send(
            "POST",
            "/api/v1/projects/1/files?path=a&behave=early",
            BodyPublishers.ofByteArray(new byte[8 * MIB]),
            "Authorization",
            bearer());

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).isEqualTo("no");
  }

  @Test
  void invitesAClientThatAsksBeforeItSends() throws IOException {
    String answer =
        client.raw(
            "POST /api/v1/projects HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\n"
                + "Content-Length: 5\r\nAuthorization: "
                + bearer()
                + "\r\n\r\nhello");

    assertThat(answer).startsWith("HTTP/1.1 100 Continue").contains("\"bytes\":5");
  }

  /** Whoever passes the refusal on may send the next request next. */
  @Test
  void aClientThatWasNotInvitedGetsTheLastAnswer() throws IOException {
    String answer =
        client.raw(
            "POST /nothing HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");

    assertThat(answer.toLowerCase(Locale.ROOT))
        .startsWith("http/1.1 404 ")
        .contains("connection: close\r\n");
  }

  @Test
  void clientsOfHttp10GetOneAnswer() throws IOException {
    String answer = client.raw("GET /docs HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");

    assertThat(answer.toLowerCase(Locale.ROOT))
        .startsWith("http/1.0 200 ")
        .contains("connection: close\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "Transfer-Encoding : chunked",
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: -1",
        "Content-Length: +5",
        "Content-Length: 5x",
        "Host: y",
      })
  void refusesAmbiguousRequests(String field) throws IOException {
    String answer =
        client.raw(
            "POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\n"
                + field
                + "\r\nConnection: close\r\n\r\n0\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void aSmuggledRequestIsNotServed() throws IOException {
    String answer =
        client.raw(
            "POST /api/v1/auth/login?id=%1$s HTTP/1.1\r\nHost: x\r\nContent-Length: 60\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                    .formatted(id)
                + "POST /api/v1/auth/login?id=%1$s-smuggled HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"
                    .formatted(id));

    assertThat(answer.split("HTTP/1\\.1 ", -1)).hasSize(2);
    assertThat(answer).doesNotContain("\"keys\"");
    assertThat(count("auth", "seen:" + id + "-smuggled")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GARBAGE\r\n\r\n",
        "GET /health\r\n\r\n",
        "GET /health HTTP/1.1\r\nHost: x\r\nNo colon here\r\n\r\n",
        "GET /health HTTP/1.1\r\nHost: x\r\nX-\u0000: 1\r\n\r\n",
        "GET /health HTTP/1.1\r\nConnection: close\r\n\r\n",
      })
  void refusesWhatIsNoHttp(String request) throws IOException {
    assertThat(client.raw(request)).matches("(?s)HTTP/\\d\\.\\d 4.*");
  }

  @Test
  void refusesHeaderBombs() throws IOException {
    String one = "GET /health HTTP/1.1\r\nHost: x\r\nX-Bomb: " + "a".repeat(100_000) + "\r\n\r\n";
    String many =
        "GET /health HTTP/1.1\r\nHost: x\r\n" + "X-Bomb: aaaaaaaa\r\n".repeat(10_000) + "\r\n";
    String line = "GET /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n";

    assertThat(client.raw(one)).contains(" 431 ");
    assertThat(client.raw(many)).contains(" 431 ");
    assertThat(client.raw(line)).contains(" 414 ");
  }
}
