package dev.devmentor.gateway.observation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps the newest lines of the access log, for tests of the running gateway. */
@Singleton
@Alternative
@Priority(1)
public class RecordedLines implements AccessLog {

  private static final int KEPT = 1_000;

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  @Override
  public void write(AccessEntry entry) {
    lines.add(json(entry));
    if (lines.size() > KEPT) {
      lines.poll();
    }
  }

  private static String json(AccessEntry entry) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
      entry.write(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return line.toString();
  }

  /** The line of this request, once it is written. */
  public Optional<JsonObject> of(String requestId) {
    return lines.stream()
        .map(JsonObject::new)
        .filter(line -> requestId.equals(line.getString("requestId")))
        .findFirst();
  }
}
