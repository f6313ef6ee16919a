package dev.devmentor.gateway.observation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.devmentor.gateway.identity.Caller;
import dev.devmentor.gateway.pipeline.Exchange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One request in the access log. Neither tokens nor queries are in it: people search for private
 * things.
 *
 * @param time when its answer had ended
 * @param requestId its id
 * @param client the address it came from
 * @param path the normalised path; as the client wrote it if it was refused before
 * @param outcome what became of it
 * @param bytes of the answer's body
 * @param userId who sent it; empty if nobody is known
 */
record AccessEntry(
    Instant time,
    String requestId,
    String client,
    String path,
    Outcome outcome,
    long bytes,
    Optional<String> userId) {

  static AccessEntry of(Exchange exchange, Outcome outcome) {
    return new AccessEntry(
        Instant.now(),
        exchange.requestId(),
        exchange.clientAddress(),
        exchange.target() == null ? exchange.request().path() : exchange.target().path(),
        outcome,
        exchange.response().bytesWritten(),
        exchange.caller().map(Caller::userId));
  }

  /** Writes it as one JSON object. */
  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("time", time.toString());
    json.writeStringField("requestId", requestId);
    json.writeStringField("client", client);
    json.writeStringField("method", outcome.method());
    json.writeStringField("path", path);
    json.writeStringField("route", outcome.route());
    json.writeNumberField("status", outcome.status());
    json.writeNumberField("millis", millis(outcome.time()));
    json.writeNumberField("bytes", bytes);
    if (userId.isPresent()) {
      json.writeStringField("userId", userId.get());
    }
    if (outcome.cache().isPresent()) {
      json.writeStringField("cache", outcome.cache().get().name());
    }
    if (outcome.upstreamTime().isPresent()) {
      json.writeNumberField("upstreamMillis", millis(outcome.upstreamTime().get()));
    }
    json.writeEndObject();
  }

  /** With three decimals. */
  private static double millis(Duration time) {
    return Math.round(time.toNanos() / 1_000.0) / 1_000.0;
  }
}
