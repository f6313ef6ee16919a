package dev.devmentor.project.http;

import dev.devmentor.platform.request.RefusedRequests;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Bodies have at most 1 MiB, file content excepted. The server knows one limit for all routes; it
 * is that of files, and this lowers it for everything else.
 */
@ApplicationScoped
public class BodyLimit {

  private static final long BYTES = 1_048_576;
  private static final Pattern FILES = Pattern.compile("/api/v1/projects/[^/]+/files/?");

  /** Right after the server's own check, which has the order -2. */
  private static final int ORDER = -1;

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(BodyLimit::check);
  }

  private static void check(RoutingContext context) {
    if (isFileContent(context)) {
      context.next();
      return;
    }
    String length = context.request().getHeader("Content-Length");
    if (length != null && Long.parseLong(length) > BYTES) {
      RefusedRequests.refuseOversize(context);
      return;
    }
    context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, BYTES); // of a body without a length
    context.next();
  }

  private static boolean isFileContent(RoutingContext context) {
    return HttpMethod.POST.equals(context.request().method())
        && FILES.matcher(context.normalizedPath()).matches();
  }
}
