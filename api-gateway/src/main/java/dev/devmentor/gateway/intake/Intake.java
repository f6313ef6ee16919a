package dev.devmentor.gateway.intake;

import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.pipeline.Stage;
import dev.devmentor.gateway.proxy.ProxyConfig;
import dev.devmentor.gateway.stream.MemoryBudget;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;

/**
 * Reads small bodies before anybody is kept busy with their requests: a client that sends slowly
 * takes neither a place nor a connection of a service. Larger ones are streamed, and so is whatever
 * comes while the memory for this is used up.
 */
@Singleton
public class Intake implements Stage {

  /** Larger bodies are streamed, in bytes. */
  static final int LARGEST = 64 * 1024;

  private final ProxyConfig config;
  private final MemoryBudget memory;

  Intake(ProxyConfig config) {
    this.config = config;
    this.memory = new MemoryBudget(config.intakeMemory());
  }

  @Override
  public void handle(Exchange exchange) {
    HttpServerRequest request = exchange.request();
    if (RequestBody.isUnderWay(request)
        && !RequestBody.isLargerThan(LARGEST, request)
        && !memory.isSpent()) {
      new BodyReader(exchange, config, memory).begin();
    } else {
      exchange.next();
    }
  }
}
