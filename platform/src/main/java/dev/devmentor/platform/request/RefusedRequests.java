package dev.devmentor.platform.request;

import dev.devmentor.platform.problem.ProblemTypes;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;

/** Requests that fail before any resource sees them (too large, unreadable) get a problem too. */
@ApplicationScoped
public class RefusedRequests {

  private static final long LARGEST_JSON = 1024L * 1024;
  private static final long LINGER_MILLIS = 5_000;

  void register(@Observes Router router) {
    router
        .route()
        .order(Integer.MIN_VALUE + 1) // once the request has its id
        .handler(RefusedRequests::refuseOversize)
        .failureHandler(RefusedRequests::answer);
  }

  /** The server would refuse it too, but with an empty answer. */
  private static void refuseOversize(RoutingContext context) {
    String type = context.request().getHeader("Content-Type");
    String length = context.request().getHeader("Content-Length");
    boolean json = type != null && type.toLowerCase(Locale.ROOT).contains("json");
    if (json && length != null && length.length() < 19 && Long.parseLong(length) > LARGEST_JSON) {
      context.response().putHeader("Connection", "close");
      context.fail(413);
      forget(context.request(), context.vertx());
    } else {
      context.next();
    }
  }

  /** The rest is read for a while: a client that sends first and reads then finds the answer. */
  private static void forget(HttpServerRequest request, Vertx vertx) {
    long deadline = vertx.setTimer(LINGER_MILLIS, _ -> request.connection().close());
    request.handler(_ -> {});
    request
        .end()
        .onComplete(
            _ -> {
              vertx.cancelTimer(deadline);
              request.connection().close();
            });
    request.resume();
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
