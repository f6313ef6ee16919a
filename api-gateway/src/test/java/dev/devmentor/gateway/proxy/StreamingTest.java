package dev.devmentor.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.netty.util.internal.PlatformDependent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class StreamingTest extends GatewayTest {

  private static final int MIB = 1024 * 1024;
  private static final long LARGE = 1024L * MIB;

  /** How often memory is looked at. */
  private static final int STEP = 64 * MIB;

  /** What a body may need beside the sockets, however large it is. */
  private static final long LITTLE = 64L * MIB;

  private static final long LARGER = 500L * MIB;

  /** The kernel's socket buffers of all sides hold less; a buffered body would be far over it. */
  private static final long IN_FLIGHT = 100L * MIB;

  private final String id = UUID.randomUUID().toString();

  @Test
  void largeAnswersFlowThroughLittleMemory() throws IOException {
    long before = usedMemory();
    long most = 0;
    long received = 0;
    HttpResponse<InputStream> answer =
        client.send(
            "GET",
            "/api/v1/files/1/content?behave=stream&bytes=" + LARGE,
            BodyPublishers.noBody(),
            BodyHandlers.ofInputStream(),
            "Authorization",
            bearer());
    try (InputStream body = answer.body()) {
      for (; received < LARGE; received += STEP) {
        body.skipNBytes(STEP);
        most = Math.max(most, usedMemory());
      }
      assertThat(body.read()).isEqualTo(-1);
    }

    assertThat(received).isEqualTo(LARGE);
    assertThat(most - before).isLessThan(LITTLE);
  }

  @Test
  void largeBodiesFlowThroughLittleMemory() {
    long before = usedMemory();
    AtomicLong most = new AtomicLong();
    HttpResponse<String> answer =
        client.send(
            "POST",
            "/api/v1/projects/1/files?path=large",
            BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> new Zeros(LARGE, most)), LARGE),
            "Authorization",
            bearer());

    assertThat(json(answer).getLong("bytes")).isEqualTo(LARGE);
    assertThat(most.get() - before).isLessThan(LITTLE);
  }

  @Test
  void aClientThatDoesNotReadHoldsUpTheService() throws IOException {
    try (Socket socket = client.connect()) {
      write(
          socket,
          "GET /api/v1/files/1/content?behave=stream&bytes=%d&id=%s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\n\r\n"
              .formatted(LARGER, id, bearer()));

      await().untilAsserted(() -> assertThat(count("projects", "sent:" + id)).isPositive());
      await()
          .during(Duration.ofSeconds(1))
          .untilAsserted(() -> assertThat(count("projects", "sent:" + id)).isLessThan(IN_FLIGHT));
    }

    await().untilAsserted(() -> assertThat(count("projects", "closed:" + id)).isEqualTo(1));
  }

  @Test
  void aServiceThatDoesNotReadHoldsUpTheClient() throws IOException {
    try (Socket socket = client.connect()) {
      write(
          socket,
          "POST /api/v1/projects/1/files?path=a&behave=deaf&id=%s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\nAuthorization: %s\r\n\r\n"
              .formatted(id, LARGER, bearer()));
      AtomicLong sent = new AtomicLong();
      Thread upload = Thread.ofVirtual().start(() -> flood(socket, sent));

      await().untilAsserted(() -> assertThat(count("projects", "seen:" + id)).isEqualTo(1));
      await()
          .during(Duration.ofSeconds(1))
          .untilAsserted(() -> assertThat(sent.get()).isLessThan(IN_FLIGHT));
      assertThat(upload.isAlive()).isTrue();
      assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 504");
    }
  }

  private static void write(Socket socket, String head) throws IOException {
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
  }

  private static void flood(Socket socket, AtomicLong sent) {
    try {
      OutputStream body = socket.getOutputStream();
      for (byte[] chunk = new byte[MIB]; sent.get() < LARGER; sent.addAndGet(chunk.length)) {
        body.write(chunk);
      }
    } catch (IOException _) {
      // The test is over and has closed the socket.
    }
  }

  /** Bytes in use after a collection, on the heap and in Netty's buffers. */
  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory()
        - Runtime.getRuntime().freeMemory()
        + PlatformDependent.usedDirectMemory();
  }

  /** Zeros that look at the memory now and then. */
  private static final class Zeros extends InputStream {

    private final AtomicLong mostHeap;
    private long left;

    Zeros(long length, AtomicLong mostHeap) {
      this.left = length;
      this.mostHeap = mostHeap;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (left == 0) {
        return -1;
      }
      int given = (int) Math.min(length, left);
      if (left / STEP != (left - given) / STEP) {
        mostHeap.accumulateAndGet(usedMemory(), Math::max);
      }
      left -= given;
      return given;
    }
  }
}
