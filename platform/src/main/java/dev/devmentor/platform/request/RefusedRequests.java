package dev.devmentor.platform.request;

import dev.devmentor.platform.problem.ProblemTypes;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Requests that fail before any resource sees them (too large, unreadable) get a problem too. */
@ApplicationScoped
public class RefusedRequests {

  void register(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).failureHandler(RefusedRequests::answer);
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
