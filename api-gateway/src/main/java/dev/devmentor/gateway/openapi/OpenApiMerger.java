package dev.devmentor.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.devmentor.gateway.route.Access;
import dev.devmentor.gateway.route.Route;
import dev.devmentor.gateway.route.RouteTable;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes one OpenAPI 3.1 document of several. The route table has the last word: operations that the
 * gateway does not route to that very service are left out, and public ones are the public ones.
 */
@Singleton
class OpenApiMerger {

  private static final Set<String> OPERATIONS =
      Set.of("get", "put", "post", "delete", "patch", "head");

  private final RouteTable routes;

  OpenApiMerger(RouteTable routes) {
    this.routes = routes;
  }

  /**
   * The merged document.
   *
   * @param own the gateway's part; its title, version and security scheme are the whole's
   * @param described whole documents by service
   * @param away services whose part is not known
   */
  ObjectNode merge(ObjectNode own, Map<String, ObjectNode> described, Set<String> away) {
    ObjectNode merged = own.deepCopy();
    merged.remove(List.of("paths", "components"));
    Map<String, ObjectNode> documents = new TreeMap<>(described);
    documents.put(Route.GATEWAY, own);
    Components components = new Components(documents);
    Set<String> operationIds = new HashSet<>();
    for (String service : documents.keySet()) {
      ObjectNode document = components.renamed(service);
      addPaths(service, document, merged, operationIds);
      addComponents(document, merged);
      addTags(document, merged);
    }
    merged
        .withObjectProperty("components")
        .set("securitySchemes", own.at("/components/securitySchemes"));
    noteAway(away, merged);
    return merged;
  }

  private void addPaths(
      String service, ObjectNode document, ObjectNode merged, Set<String> operationIds) {
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      ObjectNode item = path.getValue().deepCopy();
      for (String method : OPERATIONS) {
        if (item.remove(method) instanceof ObjectNode operation) {
          routed(service, method, path.getKey())
              .ifPresent(route -> item.set(method, fitted(operation, method, route, operationIds)));
        }
      }
      if (OPERATIONS.stream().anyMatch(item::has)) {
        merged.withObjectProperty("paths").withObjectProperty(path.getKey()).setAll(item);
      }
    }
  }

  private Optional<Route> routed(String service, String method, String path) {
    return routes.find(named(method), path).filter(route -> route.service().equals(service));
  }

  private static HttpMethod named(String method) {
    return HttpMethod.valueOf(method.toUpperCase(Locale.ROOT));
  }

  /** Operation ids are unique in a document; a taken one gets the service's name in front. */
  private static ObjectNode fitted(
      ObjectNode operation, String method, Route route, Set<String> taken) {
    if (!route.isOwn()) {
      operation.remove("security");
    }
    if (route.access() == Access.PUBLIC && !operation.has("security")) {
      operation.putArray("security");
    }
    RouteResponses.describe(operation, named(method), route);
    String id = operation.path("operationId").asText("");
    if (!id.isEmpty() && !taken.add(id)) {
      operation.put("operationId", route.service() + "." + id);
    }
    return operation;
  }

  private static void addComponents(ObjectNode document, ObjectNode merged) {
    for (Map.Entry<String, JsonNode> section : document.path("components").properties()) {
      ObjectNode target =
          merged.withObjectProperty("components").withObjectProperty(section.getKey());
      section.getValue().properties().forEach(part -> target.set(part.getKey(), part.getValue()));
    }
  }

  private static void addTags(ObjectNode document, ObjectNode merged) {
    ArrayNode tags = merged.withArrayProperty("tags");
    List<String> known = tags.findValuesAsText("name");
    for (JsonNode tag : document.path("tags")) {
      if (!known.contains(tag.path("name").asText())) {
        tags.add(tag);
      }
    }
  }

  private static void noteAway(Set<String> away, ObjectNode merged) {
    if (!away.isEmpty()) {
      ArrayNode names = merged.withObjectProperty("info").putArray("x-missing-services");
      away.forEach(names::add);
    }
  }
}
