package dev.devmentor.gateway.observation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jboss.logging.Logger;

/**
 * The access log on the process's standard output, one JSON object on each line, unless the
 * category of {@link AccessLog} is below INFO. A thread of its own writes many lines at once. When
 * whoever reads them does not keep up lines are dropped and counted: requests never wait for their
 * log.
 */
@Singleton
class StandardOutput implements AccessLog {

  private static final Logger LOG = Logger.getLogger(AccessLog.class);
  private static final JsonFactory JSON = new JsonFactory();

  private static final int WAITING = 8_192;

  /** So long lines gather: one wake-up and one system call for all of them. */
  private static final long GATHERING_MILLIS = 10;

  private static final int BUFFER_BYTES = 64 * 1024;

  private final BlockingQueue<AccessEntry> waiting = new ArrayBlockingQueue<>(WAITING);
  private final OutputStream out;
  private final Counter dropped;
  private final Thread writer;

  @Inject
  StandardOutput(MeterRegistry registry) {
    this(registry, new FileOutputStream(FileDescriptor.out));
  }

  StandardOutput(MeterRegistry registry, OutputStream out) {
    this.out = out;
    this.dropped =
        Counter.builder("devmentor.gateway.access.log.dropped")
            .description(
                "Lines of the access log that nobody read in time, or that could not be written")
            .register(registry);
    this.writer = Thread.ofPlatform().name("access-log").daemon().start(this::run);
  }

  @Override
  public void write(AccessEntry entry) {
    if (LOG.isInfoEnabled() && !waiting.offer(entry)) {
      dropped.increment();
    }
  }

  private void run() {
    List<AccessEntry> entries = new ArrayList<>();
    try {
      while (!Thread.interrupted()) {
        entries.add(waiting.take());
        Thread.sleep(GATHERING_MILLIS);
        flush(entries);
      }
    } catch (InterruptedException _) {
      LOG.debug("The access log ends");
    }
    flush(entries);
  }

  private void flush(List<AccessEntry> entries) {
    waiting.drainTo(entries);
    // A buffer of its own: what could not be written is lost, and does not come with the next ones.
    OutputStream buffer = new BufferedOutputStream(out, BUFFER_BYTES);
    try (JsonGenerator json = JSON.createGenerator(buffer)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setRootValueSeparator(null);
      for (AccessEntry entry : entries) {
        entry.write(json);
        json.writeRaw('\n');
      }
    } catch (IOException | RuntimeException failure) {
      LOG.debug("Lines of the access log are lost", failure);
      dropped.increment(entries.size());
    }
    entries.clear();
  }

  @PreDestroy
  void stop() throws InterruptedException {
    writer.interrupt();
    writer.join(1_000);
  }
}
