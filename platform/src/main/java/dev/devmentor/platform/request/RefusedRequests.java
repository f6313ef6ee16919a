package dev.devmentor.platform.request;

import dev.devmentor.platform.problem.ProblemTypes;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Requests that fail before any resource sees them (too large, unreadable) get a problem too. */
@ApplicationScoped
public class RefusedRequests {

  private static final long LINGER_MILLIS = 5_000;

  private final OptionalLong largest;

  RefusedRequests(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") Optional<MemorySize> largest) {
    this.largest = largest.stream().mapToLong(MemorySize::asLongValue).findFirst();
  }

  void register(@Observes Router router) {
    router
        .route()
        .order(Integer.MIN_VALUE + 1) // once the request has its id
        .handler(this::checkSize)
        .failureHandler(RefusedRequests::answer);
  }

  /** The server would refuse it too, but with an empty answer. */
  private void checkSize(RoutingContext context) {
    String length = context.request().getHeader("Content-Length");
    if (largest.isPresent() && length != null && isMore(length, largest.getAsLong())) {
      refuseOversize(context);
    } else {
      context.next();
    }
  }

  private static boolean isMore(String length, long largest) {
    return length.length() < 19 && Long.parseLong(length) > largest;
  }

  /**
   * Answers 413. The rest of the body is read for a while: a client that sends first and reads then
   * finds the answer. The connection ends with it, but of HTTP/2 only the one stream.
   */
  public static void refuseOversize(RoutingContext context) {
    boolean shared = context.request().version() == HttpVersion.HTTP_2;
    if (!shared) {
      context.response().putHeader("Connection", "close");
    }
    context.fail(413);
    forget(context.request(), context.vertx(), shared);
  }

  private static void forget(HttpServerRequest request, Vertx vertx, boolean shared) {
    long deadline = vertx.setTimer(LINGER_MILLIS, _ -> end(request, shared));
    request.handler(_ -> {});
    BodyEnd.of(request)
        .onComplete(
            _ -> {
              vertx.cancelTimer(deadline);
              if (!shared) {
                request.connection().close();
              }
            });
    request.resume();
  }

  private static void end(HttpServerRequest request, boolean shared) {
    if (shared) {
      request.response().reset();
    } else {
      request.connection().close();
    }
  }

  private static void answer(RoutingContext context) {
    if (context.response().ended() || context.response().headWritten()) {
      return;
    }
    int status = context.statusCode();
    if (status < 400 || status >= 500) {
      context.next(); // logged and answered by the server's own handler
      return;
    }
    JsonObject problem =
        new JsonObject()
            .put("type", ProblemTypes.ofStatus(status).toString())
            .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
            .put("status", status)
            .put("instance", context.request().path())
            .put("requestId", RequestIds.of(context));
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/problem+json")
        .end(problem.toBuffer());
  }
}
