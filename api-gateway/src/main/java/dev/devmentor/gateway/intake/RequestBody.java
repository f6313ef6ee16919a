package dev.devmentor.gateway.intake;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Set;

/** The body of a request, as its head tells of it (RFC 9112, section 6.3). */
public final class RequestBody {

  private static final Set<HttpMethod> BARE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private RequestBody() {}

  /** Whether there is one. */
  public static boolean isExpected(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    if (length != null) {
      return !length.equals("0");
    }
    return request.version() == HttpVersion.HTTP_2
        ? !BARE.contains(request.method())
        : request.headers().contains("Transfer-Encoding");
  }

  /** Whether there is one that has not come whole. */
  public static boolean isUnderWay(HttpServerRequest request) {
    return isExpected(request) && !request.isEnded();
  }

  /** Whether it is told to be larger than so many bytes. */
  static boolean isLargerThan(int bytes, HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return length != null && Long.parseLong(length) > bytes;
  }

  /** Asks a client for it that waits for that; one of HTTP/1.0 does not (RFC 9110, 10.1.1). */
  public static void invite(HttpServerRequest request) {
    if (request.version() != HttpVersion.HTTP_1_0
        && "100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
      request.response().writeContinue();
    }
  }
}
