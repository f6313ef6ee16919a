package dev.devmentor.gateway.connection;

import dev.devmentor.gateway.header.SecurityHeaders;
import dev.devmentor.platform.problem.ProblemTypes;
import dev.devmentor.platform.request.RequestIds;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.JsonObject;

/** A problem for a request that could not be read, as the bytes of the last answer. */
final class BareRefusal {

  private BareRefusal() {}

  static ByteBuf of(ByteBufAllocator allocator, int code) {
    HttpResponseStatus status = HttpResponseStatus.valueOf(code);
    String id = RequestIds.sane(null);
    String problem =
        new JsonObject()
            .put("type", ProblemTypes.ofStatus(code).toString())
            .put("title", status.reasonPhrase())
            .put("status", code)
            .put("detail", detail(status))
            .put("requestId", id)
            .encode();
    String answer =
        """
        HTTP/1.1 %s
        Content-Type: application/problem+json
        Cache-Control: no-store
        %sX-Request-Id: %s
        Content-Length: %d
        Connection: close

        """
            .replace("\n", "\r\n")
            .formatted(status, security(), id, problem.length());
    return ByteBufUtil.writeAscii(allocator, answer + problem);
  }

  private static String security() {
    StringBuilder lines = new StringBuilder();
    SecurityHeaders.fields()
        .forEach((name, value) -> lines.append(name).append(": ").append(value).append("\r\n"));
    return lines.toString();
  }

  private static String detail(HttpResponseStatus status) {
    return switch (status.code()) {
      case 408 -> "The head of the request did not arrive in time.";
      case 414 -> "The request line is too long.";
      case 431 -> "The header fields are too many or too long.";
      case 505 -> "This version of HTTP is not spoken here.";
      default -> "The request is not HTTP that can be read in one way only.";
    };
  }
}
