package dev.devmentor.gateway.testing;

import dev.devmentor.localstack.testing.TestIssuer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The API tokens that the fake auth-service knows. */
public final class FakeApiTokens {

  static final String KEY = "the-key-of-the-tests";

  private static final Map<String, Known> KNOWN = new ConcurrentHashMap<>();

  private FakeApiTokens() {}

  /**
   * One API token.
   *
   * @param token as clients send it
   * @param id its id
   * @param asked how often auth-service was asked about it
   */
  public record Known(
      String token, UUID id, UUID user, String role, List<String> scopes, AtomicInteger asked) {

    /** The header value. */
    public String bearer() {
      return "Bearer " + token;
    }
  }

  /** A new token of a new user. */
  public static Known create(String role, String... scopes) {
    return createFor(UUID.randomUUID(), role, scopes);
  }

  /** A new token of this user. */
  public static Known createFor(UUID user, String role, String... scopes) {
    Known known =
        new Known(
            "dmt_" + UUID.randomUUID(),
            UUID.randomUUID(),
            user,
            role,
            List.of(scopes),
            new AtomicInteger());
    KNOWN.put(known.token(), known);
    return known;
  }

  static void answer(HttpServerRequest request) {
    if (!KEY.equals(request.getHeader("X-Internal-Key"))) {
      request.response().setStatusCode(403).end();
      return;
    }
    request.body().onSuccess(body -> answer(request, body));
  }

  private static void answer(HttpServerRequest request, Buffer body) {
    Known known = KNOWN.get(new JsonObject(body).getString("token"));
    if (known == null) {
      request.response().setStatusCode(401).end();
      return;
    }
    known.asked().incrementAndGet();
    request
        .response()
        .end(
            new JsonObject()
                .put("userId", known.user().toString())
                .put("role", known.role())
                .put("scopes", new JsonArray(known.scopes()))
                .put("tokenId", known.id().toString())
                .put("expiresAt", Instant.now().plusSeconds(3600).toString())
                .put("accessToken", accessToken(known))
                .toBuffer());
  }

  private static String accessToken(Known known) {
    return TestIssuer.tokenWith(
        known.user(),
        claims -> {
          claims.setStringClaim("sid", known.id().toString());
          claims.setStringClaim("role", known.role());
          claims.setStringClaim("scope", String.join(" ", known.scopes()));
          claims.setExpirationTimeMinutesInTheFuture(5);
        });
  }
}
