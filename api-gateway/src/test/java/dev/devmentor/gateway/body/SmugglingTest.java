package dev.devmentor.gateway.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that a server in front could end elsewhere than the gateway does. */
@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class SmugglingTest extends GatewayTest {

  private static final String BEGINNING = "POST /api/v1/auth/login?id=%s HTTP/1.1\r\nHost: x\r\n";

  private final String id = UUID.randomUUID().toString();
  private final String smuggled =
      "POST /api/v1/auth/login?id=%s-smuggled HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"
          .formatted(id);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: +5",
        "Content-Length: -5",
        "Content-Length: 5 5",
        "Content-Length: 0x5",
        "Content-Length: 5, 5",
        "Content-Length: 5,6",
        "Content-Length: 99999999999999999999",
        "Content-Length: 5\r\nContent-Length: 5",
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length : 5",
        "Content-Length\u0000: 5",
        "Content-Length: 5\u0000",
        "\u0000Content-Length: 5",
        "Content-Length: 5\nX-Bare: line feed",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding: \u000bchunked",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: identity, chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: cow",
        "Transfer-Encoding: chunked;q=1",
        "Transfer-Encoding: \"chunked\"",
        "X: y\rTransfer-Encoding: chunked",
        "X: y\nTransfer-Encoding: chunked",
      })
  void refusesWhatCanBeReadInTwoWays(String fields) throws IOException {
    String answer = client.raw(BEGINNING.formatted(id) + fields + "\r\n\r\n0\r\n\r\n" + smuggled);

    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
    assertNothingSmuggled(answer);
  }

  /** CL.TE: for a server that believes the length the smuggled request is part of the body. */
  @Test
  void endsTheConnectionAfterChunksThatContradictALength() throws IOException {
    String answer =
        client.raw(
            BEGINNING.formatted(id)
                + "Content-Length: %d\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                    .formatted(5 + smuggled.length())
                + smuggled);

    assertNothingSmuggled(answer);
  }

  /** TE.CL: for a server that believes the length the body ends in the middle of the chunks. */
  @Test
  void aRequestInsideAChunkIsABody() throws IOException {
    String answer =
        client.raw(
            BEGINNING.formatted(id)
                + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n%x\r\n%s\r\n0\r\n\r\n"
                    .formatted(smuggled.length(), smuggled));

    assertThat(answer).contains("\"bytes\":" + smuggled.length());
    assertNothingSmuggled(answer);
  }

  /** Folded lines are joined before anybody looks at them (RFC 9112, section 5.2). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding:\r\n chunked",
        "Transfer-Encoding: chunked\r\n , identity",
        "X: y\r\n Transfer-Encoding: chunked\r\nContent-Length: 5",
      })
  void foldedFieldsSmuggleNothing(String fields) throws IOException {
    String last = "Connection: close\r\n";
    String answer =
        client.raw(BEGINNING.formatted(id) + last + fields + "\r\n\r\n0\r\n\r\n" + smuggled);

    assertNothingSmuggled(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5\nhello\r\n0\r\n\r\n",
        "5;\nhello\r\n0\r\n\r\n",
        "5\r\nhelloXX\r\n0\r\n\r\n",
        "0x5\r\nhello\r\n0\r\n\r\n",
        "-5\r\nhello\r\n0\r\n\r\n",
        "FFFFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n",
        "\r\nhello\r\n0\r\n\r\n",
        "5\r\nhello0\r\n\r\n",
        "5\r\nhello\r\n0\r\nX\u0000: 1\r\n\r\n",
      })
  void refusesChunksThatCannotBeRead(String chunks) throws IOException {
    String answer =
        client.raw(
            BEGINNING.formatted(id) + "Transfer-Encoding: chunked\r\n\r\n" + chunks + smuggled);

    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
    assertNothingSmuggled(answer);
  }

  @Test
  void chunkExtensionsAndTrailersAreNotPassedOn() throws IOException {
    String answer =
        client.raw(
            BEGINNING.formatted(id)
                + "Transfer-Encoding: chunked\r\nTrailer: X-User-Id\r\n\r\n"
                + "5;name=\"value\"\r\nhello\r\n0\r\nX-User-Id: somebody\r\nContent-Length: 50\r\n\r\n");

    JsonObject seen =
        new JsonObject(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1));
    assertThat(seen.getLong("bytes")).isEqualTo(5);
    assertThat(seen.getJsonObject("headers").fieldNames()).doesNotContain("x-user-id", "trailer");
    assertThat(seen.getJsonObject("headers").getString("content-length")).isEqualTo("5");
  }

  /** One answer at most, and the service has seen one request at most. */
  private void assertNothingSmuggled(String answer) {
    assertThat(answer.split("HTTP/1\\.1 ", -1)).hasSize(2);
    assertThat(count("auth", "seen:" + id + "-smuggled")).isZero();
  }
}
