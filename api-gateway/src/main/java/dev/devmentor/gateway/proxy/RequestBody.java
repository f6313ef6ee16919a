package dev.devmentor.gateway.proxy;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Set;

/** Whether a request brings a body (RFC 9112, section 6.3). */
final class RequestBody {

  private static final Set<HttpMethod> BARE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private RequestBody() {}

  static boolean isExpected(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    if (length != null) {
      return !length.equals("0");
    }
    return request.version() == HttpVersion.HTTP_2
        ? !BARE.contains(request.method())
        : request.headers().contains("Transfer-Encoding");
  }
}
