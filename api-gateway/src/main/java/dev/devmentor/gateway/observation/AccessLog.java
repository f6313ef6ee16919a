package dev.devmentor.gateway.observation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.devmentor.gateway.pipeline.Exchange;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * One JSON line for each request, unless this class's category is below INFO. Neither tokens nor
 * queries are in it: people search for private things.
 */
@Singleton
class AccessLog {

  private static final Logger LOG = Logger.getLogger(AccessLog.class);
  private static final JsonFactory JSON = new JsonFactory();

  private final LineSink lines;

  AccessLog(LineSink lines) {
    this.lines = lines;
  }

  void write(Exchange exchange, Outcome outcome) {
    if (LOG.isInfoEnabled()) {
      lines.write(line(exchange, outcome));
    }
  }

  private static String line(Exchange exchange, Outcome outcome) {
    StringWriter line = new StringWriter(384);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("time", Instant.now().toString());
      json.writeStringField("requestId", exchange.requestId());
      json.writeStringField("client", exchange.clientAddress());
      json.writeStringField("method", outcome.method());
      json.writeStringField("path", path(exchange));
      json.writeStringField("route", outcome.route());
      json.writeNumberField("status", outcome.status());
      json.writeNumberField("millis", millis(outcome.time()));
      json.writeNumberField("bytes", exchange.response().bytesWritten());
      if (exchange.caller().isPresent()) {
        json.writeStringField("userId", exchange.caller().get().userId());
      }
      if (outcome.cache().isPresent()) {
        json.writeStringField("cache", outcome.cache().get().name());
      }
      if (outcome.upstreamTime().isPresent()) {
        json.writeNumberField("upstreamMillis", millis(outcome.upstreamTime().get()));
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return line.toString();
  }

  private static String path(Exchange exchange) {
    return exchange.target() == null ? exchange.request().path() : exchange.target().path();
  }

  /** With three decimals. */
  private static double millis(Duration time) {
    return Math.round(time.toNanos() / 1_000.0) / 1_000.0;
  }
}
