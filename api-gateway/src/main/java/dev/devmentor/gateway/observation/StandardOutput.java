package dev.devmentor.gateway.observation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Lines to the process's standard output, by a thread of their own and many with one system call.
 * When whoever reads it does not keep up lines are dropped and counted: requests never wait for
 * their log.
 */
@Singleton
class StandardOutput implements LineSink {

  private static final int WAITING = 8_192;

  /** So long lines gather: one wake-up and one system call for all of them. */
  private static final long GATHERING_MILLIS = 10;

  private static final int BUFFER_BYTES = 64 * 1024;

  private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(WAITING);
  private final OutputStream out =
      new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES);
  private final Counter dropped;
  private final Thread writer;

  StandardOutput(MeterRegistry registry) {
    this.dropped =
        Counter.builder("devmentor.gateway.access.log.dropped")
            .description("Lines of the access log that nobody read in time")
            .register(registry);
    this.writer = Thread.ofPlatform().name("access-log").daemon().start(this::run);
  }

  @Override
  public void write(String line) {
    if (!waiting.offer(line)) {
      dropped.increment();
    }
  }

  private void run() {
    List<String> lines = new ArrayList<>();
    try {
      while (!Thread.interrupted()) {
        lines.add(waiting.take());
        Thread.sleep(GATHERING_MILLIS);
        flush(lines);
      }
    } catch (InterruptedException _) {
      flush(lines);
    }
  }

  private void flush(List<String> lines) {
    waiting.drainTo(lines);
    try {
      for (String line : lines) {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
      }
      out.flush();
    } catch (IOException _) {
      dropped.increment(lines.size());
    }
    lines.clear();
  }

  @PreDestroy
  void stop() throws InterruptedException {
    writer.interrupt();
    writer.join(1_000);
  }
}
