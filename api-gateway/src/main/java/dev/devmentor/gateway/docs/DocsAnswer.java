package dev.devmentor.gateway.docs;

import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.route.OwnAnswer;
import dev.devmentor.gateway.route.SharedBody;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;

/** {@code GET /docs}: the page of Swagger UI; it loads nothing from anywhere else. */
@Singleton
public class DocsAnswer implements OwnAnswer {

  private final Buffer page;

  DocsAnswer() {
    try (var file = DocsAnswer.class.getResourceAsStream("/docs/index.html")) {
      this.page = SharedBody.of(file.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public String route() {
    return "docs";
  }

  @Override
  public void answer(Exchange exchange) {
    exchange
        .response()
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Content-Security-Policy", DocsAssets.POLICY);
    exchange.answer(page);
  }
}
