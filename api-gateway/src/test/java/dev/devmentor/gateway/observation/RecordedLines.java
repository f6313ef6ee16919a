package dev.devmentor.gateway.observation;

import io.vertx.core.json.JsonObject;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps the newest lines of the access log, for tests of the running gateway. */
@Singleton
@Alternative
@Priority(1)
public class RecordedLines implements LineSink {

  private static final int KEPT = 1_000;

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  @Override
  public void write(String line) {
    lines.add(line);
    if (lines.size() > KEPT) {
      lines.poll();
    }
  }

  /** The line of this request, once it is written. */
  public Optional<JsonObject> of(String requestId) {
    return lines.stream()
        .map(JsonObject::new)
        .filter(line -> requestId.equals(line.getString("requestId")))
        .findFirst();
  }
}
