package dev.devmentor.gateway.client;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/**
 * What Quarkus serves below {@code /q/} goes past the pipeline: health for everybody, as probes
 * come from anywhere, the rest only for those nearby. For anybody else there is nothing at these
 * paths.
 */
@Singleton
public class ProcessAccess {

  private static final String PREFIX = "/q/";

  /** As it is written, so that nothing else hides behind dots and escapes. */
  private static final Pattern HEALTH = Pattern.compile("/q/health(/[a-z]+)?");

  private final Networks networks;

  ProcessAccess(ProcessAccessConfig config) {
    this.networks = new Networks("devmentor.process.networks", config.networks());
  }

  /** Whether this is a request to the process itself, by somebody who may make it. */
  public boolean admits(HttpServerRequest request) {
    String path = request.path();
    return path != null
        && path.startsWith(PREFIX)
        && admits(path, request.remoteAddress().hostAddress(), request.headers());
  }

  boolean admits(String path, String peer, MultiMap headers) {
    return HEALTH.matcher(path).matches() || (networks.contain(peer) && !wasForwarded(headers));
  }

  /** Somebody at the other end of a proxy that is nearby is not. */
  private static boolean wasForwarded(MultiMap headers) {
    return headers.contains("Forwarded")
        || headers.contains("X-Forwarded-For")
        || headers.contains("Via");
  }
}
