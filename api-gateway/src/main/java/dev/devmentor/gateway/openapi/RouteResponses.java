package dev.devmentor.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.devmentor.gateway.route.Route;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;

/**
 * Adds to an operation what the gateway itself does to its answers: fields of the limiter and the
 * cache, and the answers that come without asking the service. They refer to components of the
 * gateway's own document.
 */
final class RouteResponses {

  private static final List<String> OF_LIMITER = List.of("RateLimit", "RateLimit-Policy");
  private static final List<String> OF_CACHE = List.of("X-Cache", "Age");

  private RouteResponses() {}

  static void describe(ObjectNode operation, HttpMethod method, Route route) {
    if (route.rate().isPresent()) {
      addHeaders(operation, "2", OF_LIMITER);
      addResponse(operation, "429", "TooManyRequests");
    }
    if (route.cache().isPresent() && method.equals(HttpMethod.GET)) {
      addHeaders(operation, "200", OF_CACHE);
      addResponse(operation, "304", "NotModified");
    }
    if (!route.isOwn()) {
      addResponse(operation, "503", "ServiceUnavailable");
      addResponse(operation, "504", "GatewayTimeout");
    }
  }

  private static void addHeaders(ObjectNode operation, String statuses, List<String> names) {
    for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
      boolean meant = response.getKey().startsWith(statuses);
      if (meant && response.getValue() instanceof ObjectNode answer && !answer.has("$ref")) {
        ObjectNode headers = answer.withObjectProperty("headers");
        names.forEach(name -> refer(headers, name, "headers/" + name));
      }
    }
  }

  /** What the service says about a status stays. */
  private static void addResponse(ObjectNode operation, String status, String name) {
    ObjectNode responses = operation.withObjectProperty("responses");
    if (!responses.has(status)) {
      refer(responses, status, "responses/" + name);
    }
  }

  private static void refer(ObjectNode parent, String name, String component) {
    parent.putObject(name).put("$ref", "#/components/" + component);
  }
}
