package dev.devmentor.gateway.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StandardOutputTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Reader reader = new Reader();
  private final StandardOutput log = new StandardOutput(registry, reader);

  /** Whoever reads the log: not always, and not always without a fault. */
  private static final class Reader extends OutputStream {

    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final CountDownLatch pause = new CountDownLatch(1);
    private volatile boolean pausing;
    private volatile boolean failing;

    @Override
    public void write(int single) throws IOException {
      write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (pausing) {
        awaitEndOfPause();
      }
      if (failing) {
        throw new IOException("nobody reads");
      }
      synchronized (this) {
        read.write(bytes, from, length);
      }
    }

    private void awaitEndOfPause() throws IOException {
      try {
        pause.await();
      } catch (InterruptedException interrupted) {
        throw new IOException(interrupted);
      }
    }

    synchronized List<String> lines() {
      return read.toString(StandardCharsets.UTF_8).lines().toList();
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    reader.pause.countDown();
    log.stop();
  }

  @Test
  void writesOneJsonObjectOnEachLine() {
    write(0, 3);

    await().until(() -> reader.lines().size() == 3);
    assertThat(reader.lines())
        .extracting(line -> new JsonObject(line).getString("requestId"))
        .containsExactly("0", "1", "2");
    assertThat(new JsonObject(reader.lines().getFirst()).getString("path"))
        .isEqualTo("/a\nb\"c\u2028");
  }

  @Test
  void neverWaitsForWhoeverReads() {
    reader.pausing = true;

    CompletableFuture<Void> written = CompletableFuture.runAsync(() -> write(0, 20_000));

    await().until(written::isDone); // though nobody has read a line
    assertThat(dropped()).isPositive();
    reader.pause.countDown();
    await().until(() -> reader.lines().size() + dropped() == 20_000);
    assertThat(reader.lines()).allSatisfy(line -> assertThat(new JsonObject(line)).isNotEmpty());
  }

  @Test
  void countsWhatCouldNotBeWrittenAndGoesOn() {
    reader.failing = true;
    write(0, 5);
    await().until(() -> dropped() == 5);

    reader.failing = false;
    write(5, 8);

    await().until(() -> !reader.lines().isEmpty());
    await().until(() -> reader.lines().size() + dropped() >= 8);
    assertThat(reader.lines())
        .extracting(line -> new JsonObject(line).getString("requestId"))
        .containsExactly("5", "6", "7");
    assertThat(dropped()).isEqualTo(5);
  }

  @Test
  void writesWhatWaitsWhenItStops() throws InterruptedException {
    write(0, 1_000);

    log.stop();

    assertThat(reader.lines()).hasSize(1_000);
  }

  private void write(int from, int to) {
    IntStream.range(from, to).mapToObj(StandardOutputTest::entry).forEach(log::write);
  }

  private static AccessEntry entry(int number) {
    return new AccessEntry(
        Instant.now(),
        String.valueOf(number),
        "127.0.0.1",
        "/a\nb\"c\u2028",
        new Outcome("none", "GET", 404, Duration.ofMillis(1), Optional.empty(), Optional.empty()),
        0,
        Optional.empty());
  }

  private long dropped() {
    return (long) registry.get("devmentor.gateway.access.log.dropped").counter().count();
  }
}
