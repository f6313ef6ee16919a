package dev.devmentor.gateway.testing;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A service behind the gateway. What it does with a request is told by {@code ?behave=}; what it
 * saw of requests with an {@code ?id=} is told by {@code /counts}.
 */
public final class FakeService {

  private static final Buffer CHUNK = Buffer.buffer(new byte[64 * 1024]);

  private final String name;
  private final HttpServer server;
  private final FakeBoard board = new FakeBoard();
  private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

  private FakeService(String name, Vertx vertx) {
    this.name = name;
    this.server = vertx.createHttpServer(new HttpServerOptions().setPort(0).setHost("localhost"));
    this.server.requestHandler(this::handle);
    this.server.webSocketHandler(
        socket -> {
          count("sockets", socket.path()).incrementAndGet();
          socket.closeHandler(
              _ -> {
                count("sockets-closed", socket.path()).incrementAndGet();
                count("close-status-" + socket.closeStatusCode(), socket.path()).incrementAndGet();
              });
          socket.textMessageHandler(text -> socket.writeTextMessage(name + ": " + text));
        });
  }

  /** One that listens on a free port. */
  static FakeService start(String name, Vertx vertx) {
    FakeService service = new FakeService(name, vertx);
    service.server.listen().toCompletionStage().toCompletableFuture().join();
    return service;
  }

  String url() {
    return "http://localhost:" + server.actualPort();
  }

  private void handle(HttpServerRequest request) {
    switch (request.path()) {
      case "/q/health/ready" -> {
        count("asked", "health").incrementAndGet();
        request.response().end("{\"status\":\"UP\"}");
      }
      case "/q/openapi" -> {
        count("asked", "openapi").incrementAndGet();
        request.response().end(FakeDescription.of(name));
      }
      case "/.well-known/jwks.json" -> request.response().end("{\"keys\":[]}");
      case "/internal/api-tokens/verify" -> FakeApiTokens.answer(request);
      case "/counts" -> request.response().end(new JsonObject(Map.copyOf(counts)).toBuffer());
      default -> behave(request);
    }
  }

  private void behave(HttpServerRequest request) {
    count("seen", request).incrementAndGet();
    request.response().closeHandler(_ -> count("closed", request).incrementAndGet());
    request.exceptionHandler(_ -> count("broken", request).incrementAndGet());
    switch (request.getParam("behave", "echo")) {
      case "echo" -> echo(request);
      case "hang" -> request.handler(_ -> {});
      case "hang-once" -> hangOnce(request);
      case "deaf" -> request.pause();
      case "slow" -> slow(request);
      case "trickle" -> trickle(request, 10);
      case "stream" -> stream(request, Long.parseLong(request.getParam("bytes")));
      case "drop" -> request.connection().close();
      case "drop-once" -> dropOnce(request);
      case "drop-then-refuse" -> dropThenRefuse(request);
      case "half" -> half(request);
      case "events" -> events(request);
      case "board" -> board.handle(request);
      case "cacheable" -> cacheable(request);
      case "once-then-fail" -> once(request, () -> request.response().setStatusCode(500).end());
      case "once-then-hang" -> once(request, () -> {});
      case "fail" -> request.response().setStatusCode(500).end("secret");
      case "early" -> request.response().setStatusCode(422).end("no");
      case "headers" -> headers(request.response());
      case "empty" -> request.response().setStatusCode(204).end();
      default -> request.response().setStatusCode(400).end();
    }
  }

  private AtomicLong count(String what, HttpServerRequest request) {
    return count(what, request.getParam("id"));
  }

  private AtomicLong count(String what, String id) {
    return counts.computeIfAbsent(what + ":" + id, _ -> new AtomicLong());
  }

  private void echo(HttpServerRequest request) {
    AtomicLong bytes = new AtomicLong();
    request.handler(
        chunk -> {
          bytes.addAndGet(chunk.length());
          count("bytes", request).addAndGet(chunk.length());
        });
    request.endHandler(_ -> request.response().end(describe(request, bytes.get()).toBuffer()));
  }

  private JsonObject describe(HttpServerRequest request, long bytes) {
    JsonObject headers = new JsonObject();
    request
        .headers()
        .forEach((key, value) -> headers.put(key.toLowerCase(java.util.Locale.ROOT), value));
    return new JsonObject()
        .put("service", name)
        .put("method", request.method().name())
        .put("uri", request.uri())
        .put("headers", headers)
        .put("bytes", bytes);
  }

  private void slow(HttpServerRequest request) {
    long millis = Long.parseLong(request.getParam("millis"));
    request.pause();
    Vertx.currentContext()
        .owner()
        .setTimer(
            millis,
            _ -> {
              echo(request);
              request.resume();
            });
  }

  /** A line now and then; its length was told before. */
  private static void trickle(HttpServerRequest request, int lines) {
    HttpServerResponse response = request.response();
    if (!response.headWritten()) {
      response.putHeader("Content-Length", String.valueOf(5 * lines));
    }
    response.write("line\n");
    if (lines == 1) {
      response.end();
    } else {
      Vertx.currentContext().owner().setTimer(50, _ -> trickle(request, lines - 1));
    }
  }

  private void stream(HttpServerRequest request, long bytes) {
    HttpServerResponse response = request.response();
    response.putHeader("Content-Length", String.valueOf(bytes));
    pour(request, bytes);
  }

  private void pour(HttpServerRequest request, long left) {
    HttpServerResponse response = request.response();
    long rest = left;
    while (rest > 0 && !response.writeQueueFull() && !response.closed()) {
      int length = (int) Math.min(CHUNK.length(), rest);
      response.write(CHUNK.slice(0, length));
      count("sent", request).addAndGet(length);
      rest -= length;
    }
    long remaining = rest;
    if (remaining == 0) {
      response.end();
    } else {
      response.drainHandler(_ -> pour(request, remaining));
    }
  }

  /** A new number each time, with the header fields that the request asks for. */
  private void cacheable(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    for (String field : request.params().getAll("set")) {
      response.putHeader(
          field.substring(0, field.indexOf(':')), field.substring(field.indexOf(':') + 1));
    }
    long number = count("seen", request).get();
    request
        .endHandler(_ -> response.end(new JsonObject().put("number", number).toBuffer()))
        .resume();
  }

  private void once(HttpServerRequest request, Runnable afterwards) {
    if (count("seen", request).get() == 1) {
      cacheable(request);
    } else {
      afterwards.run();
    }
  }

  private void hangOnce(HttpServerRequest request) {
    if (count("seen", request).get() > 1) {
      cacheable(request);
    }
  }

  private void dropOnce(HttpServerRequest request) {
    if (count("seen", request).get() == 1) {
      request.connection().close();
    } else {
      echo(request);
    }
  }

  private void dropThenRefuse(HttpServerRequest request) {
    if (count("seen", request).get() == 1) {
      request.connection().close();
    } else {
      request.response().setStatusCode(404).end();
    }
  }

  /** One event at once; the next ones never. */
  private static void events(HttpServerRequest request) {
    request
        .response()
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream")
        .write("data: first\n\n");
  }

  private static void half(HttpServerRequest request) {
    request
        .response()
        .putHeader("Content-Length", "1000")
        .write("only the beginning")
        .onComplete(_ -> request.connection().close());
  }

  private void headers(HttpServerResponse response) {
    response
        .setStatusCode(201)
        .putHeader("Location", url() + "/api/v1/projects/1")
        .putHeader("X-Request-Id", "of the service")
        .putHeader("X-Frame-Options", "ALLOWALL")
        .putHeader("Access-Control-Allow-Origin", "*")
        .putHeader("Connection", "keep-alive, X-Hop")
        .putHeader("X-Hop", "1")
        .putHeader("X-Kept", "1")
        .putHeader("ETag", "\"3\"")
        .end("{}");
  }
}
