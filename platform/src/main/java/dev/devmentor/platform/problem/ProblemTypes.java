package dev.devmentor.platform.problem;

import java.net.URI;
import java.util.Map;

/** The names of problem types: a URI that stays the same as long as the meaning does. */
public final class ProblemTypes {

  private static final String PREFIX = "https://devmentor.dev/problems/";

  private static final Map<Integer, String> SLUGS =
      Map.ofEntries(
          Map.entry(400, "invalid-request"),
          Map.entry(401, "unauthenticated"),
          Map.entry(403, "forbidden"),
          Map.entry(404, "not-found"),
          Map.entry(405, "method-not-allowed"),
          Map.entry(406, "not-acceptable"),
          Map.entry(409, "conflict"),
          Map.entry(412, "precondition-failed"),
          Map.entry(413, "content-too-large"),
          Map.entry(414, "uri-too-long"),
          Map.entry(415, "unsupported-media-type"),
          Map.entry(416, "range-not-satisfiable"),
          Map.entry(422, "unprocessable-content"),
          Map.entry(429, "rate-limited"),
          Map.entry(431, "header-fields-too-large"),
          Map.entry(503, "backend-unavailable"),
          Map.entry(504, "timeout"));

  private ProblemTypes() {}

  /** The type URI for a slug. */
  public static URI uri(String slug) {
    return URI.create(PREFIX + slug);
  }

  /** The type URI of a status that has no more specific cause. */
  public static URI ofStatus(int status) {
    return uri(SLUGS.getOrDefault(status, status >= 500 ? "internal-error" : "refused"));
  }
}
