package dev.devmentor.gateway.route;

import io.vertx.core.http.HttpMethod;
import java.util.HashMap;
import java.util.Map;

/**
 * Routes by path segment. A literal segment goes before a {@code {name}}; where it leads nowhere,
 * the name is tried. Finding a path takes one look-up for each of its segments.
 */
final class RouteTree {

  private final Node root = new Node();

  /**
   * Adds a route.
   *
   * @throws IllegalArgumentException if another one takes the same method and path
   */
  void add(Route route) {
    Node node = root;
    for (String segment : segments(route.path())) {
      node = node.child(segment);
    }
    for (HttpMethod method : route.methods()) {
      Route other = node.routes.putIfAbsent(method, route);
      if (other != null) {
        throw new IllegalArgumentException(
            "devmentor.routing.routes.%s takes %s %s, as %s does"
                .formatted(route.name(), method, route.path(), other.name()));
      }
    }
  }

  /** The routes of this path by method; empty if there is none. */
  Map<HttpMethod, Route> find(String path) {
    Node found = root.find(segments(path), 0);
    return found == null ? Map.of() : found.routes;
  }

  private static String[] segments(String path) {
    return path.equals("/") ? new String[0] : path.substring(1).split("/", -1);
  }

  private static final class Node {

    private final Map<String, Node> literals = new HashMap<>();
    private final Map<HttpMethod, Route> routes = new HashMap<>();
    private Node named;

    Node child(String segment) {
      if (!segment.startsWith("{")) {
        return literals.computeIfAbsent(segment, _ -> new Node());
      }
      if (named == null) {
        named = new Node();
      }
      return named;
    }

    Node find(String[] segments, int depth) {
      if (depth == segments.length) {
        return routes.isEmpty() ? null : this;
      }
      Node literal = literals.get(segments[depth]);
      Node found = literal == null ? null : literal.find(segments, depth + 1);
      return found == null && named != null ? named.find(segments, depth + 1) : found;
    }
  }
}
