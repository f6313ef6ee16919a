package dev.devmentor.gateway.refusal;

import dev.devmentor.platform.problem.DomainException;
import dev.devmentor.platform.problem.ProblemTypes;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why the gateway itself ends a request, one factory for each reason. */
public final class Refusal extends DomainException {

  private static final long serialVersionUID = 1L;

  private final transient Duration retryAfter;
  private final transient Map<String, String> headers;

  private Refusal(
      int status, String title, String detail, Duration retryAfter, Map<String, String> headers) {
    this(status, slugOf(status), title, detail, retryAfter, headers);
  }

  private Refusal(
      int status,
      String slug,
      String title,
      String detail,
      Duration retryAfter,
      Map<String, String> headers) {
    super(status, slug, title, detail);
    this.retryAfter = retryAfter;
    this.headers = headers;
  }

  private Refusal(int status, String title, String detail) {
    this(status, title, detail, null, Map.of());
  }

  private static String slugOf(int status) {
    String path = ProblemTypes.ofStatus(status).getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** 400: the request cannot be read in one way only. */
  public static Refusal malformed(String detail) {
    return new Refusal(400, "Invalid request", detail);
  }

  /** 401: no token, or one that is not believed. */
  public static Refusal unauthenticated(String detail) {
    return new Refusal(
        401,
        "Unauthenticated",
        detail,
        null,
        Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\""));
  }

  /** 403: the role is too low for this route. */
  public static Refusal forbidden() {
    return new Refusal(403, "Forbidden", "This route needs a higher role.");
  }

  /** 403: a page of an origin that is not configured. */
  public static Refusal foreignOrigin() {
    return new Refusal(403, "Forbidden", "Pages of this origin may not call.");
  }

  /** 403: the API token was not made for this. */
  public static Refusal insufficientScope(String needed) {
    return new Refusal(
        403,
        "insufficient-scope",
        "Insufficient scope",
        "This route needs the scope " + needed + ".",
        null,
        Map.of(
            "WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"" + needed + "\""));
  }

  /** 404: no route has this path. */
  public static Refusal unknownPath() {
    return new Refusal(404, "Not found", "There is nothing at this path.");
  }

  /** 405: the path is known, with other methods. */
  public static Refusal methodNotAllowed(Collection<HttpMethod> allowed) {
    String names =
        allowed.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
    return new Refusal(
        405,
        "Method not allowed",
        "This path is served for " + names + ".",
        null,
        Map.of("Allow", names));
  }

  /** 408: the client stopped sending its body. */
  public static Refusal clientStalled() {
    return new Refusal(408, "Request timeout", "The rest of the body did not arrive in time.");
  }

  /** 413: the body is larger than the route takes. */
  public static Refusal tooLarge(long limit) {
    return new Refusal(413, "Content too large", "This route takes at most " + limit + " bytes.");
  }

  /**
   * 429: the rate limit is used up.
   *
   * @param standing the fields that tell the client where it stands
   */
  public static Refusal rateLimited(Duration wait, Map<String, String> standing) {
    return new Refusal(
        429, "Too many requests", "The rate limit of this route is used up.", wait, standing);
  }

  /** 500: a fault of the gateway. */
  public static Refusal internal() {
    return new Refusal(500, "Internal server error", null);
  }

  /** 503: the service cannot be reached, or has as many requests as it may. */
  public static Refusal unavailable(Duration retryAfter) {
    return new Refusal(503, "Service unavailable", null, retryAfter, Map.of());
  }

  /** 504: the service did not answer in the route's time. */
  public static Refusal timeout() {
    return new Refusal(504, "Gateway timeout", null);
  }

  @Override
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** Further header fields of the answer. */
  public Map<String, String> headers() {
    return headers;
  }
}
