package dev.devmentor.gateway.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.question.SharedQuestion;
import dev.devmentor.gateway.route.OwnAnswer;
import dev.devmentor.gateway.route.SharedBody;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code GET /openapi}: the whole interface in one OpenAPI 3.1 document. */
@Singleton
public class OpenApiAnswer implements OwnAnswer {

  /** Others need not wait for this one. */
  private static final boolean UNORDERED = false;

  private final ServiceDescriptions descriptions;
  private final OpenApiMerger merger;
  private final Vertx vertx;
  private final ObjectNode own;
  private final SharedQuestion<Document> question;

  OpenApiAnswer(
      ServiceDescriptions descriptions,
      OpenApiMerger merger,
      Vertx vertx,
      OpenApiConfig config,
      ObjectMapper json) {
    this.descriptions = descriptions;
    this.merger = merger;
    this.vertx = vertx;
    this.own = own(json);
    this.question =
        new SharedQuestion<>(
            vertx,
            this::gather,
            document -> document.complete() ? config.freshFor() : config.incompleteFor());
  }

  private record Document(boolean complete, Buffer json) {}

  private static ObjectNode own(ObjectMapper json) {
    try (InputStream file = OpenApiAnswer.class.getResourceAsStream("/openapi/gateway.json")) {
      return (ObjectNode) json.readTree(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public String route() {
    return "openapi";
  }

  @Override
  public void answer(Exchange exchange) {
    question
        .ask()
        .onSuccess(document -> write(exchange, document.json()))
        .onFailure(exchange.context()::fail);
  }

  private Future<Document> gather() {
    return descriptions
        .current()
        .compose(described -> vertx.executeBlocking(() -> merged(described), UNORDERED));
  }

  private Document merged(Map<String, ObjectNode> known) {
    Set<String> away = new TreeSet<>(descriptions.services());
    away.removeAll(known.keySet());
    Buffer json =
        SharedBody.of(merger.merge(own, known, away).toString().getBytes(StandardCharsets.UTF_8));
    return new Document(away.isEmpty(), json);
  }

  private static void write(Exchange exchange, Buffer document) {
    exchange
        .response()
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-cache");
    exchange.answer(document);
  }
}
