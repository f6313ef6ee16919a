package dev.devmentor.gateway.identity;

import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.refusal.Refusal;
import dev.devmentor.platform.token.TokenVerifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;

/** Finds out who sends a request, by its one bearer token. */
@Singleton
class Callers {

  private static final String SCHEME = "Bearer ";

  private final TokenVerifier accessTokens;
  private final ApiTokens apiTokens;
  private final StrangerLimit strangers;

  Callers(TokenVerifier accessTokens, ApiTokens apiTokens, StrangerLimit strangers) {
    this.accessTokens = accessTokens;
    this.apiTokens = apiTokens;
    this.strangers = strangers;
  }

  /**
   * The sender; fails with {@link dev.devmentor.platform.token.InvalidToken} if the token must not
   * be believed.
   *
   * @throws Refusal 429 for too many unknown tokens; 401 without a token, or with more than one
   */
  Uni<Caller> of(Exchange exchange) {
    String bearer = bearer(exchange.request());
    return ApiTokens.isOne(bearer)
        ? apiTokens.verify(bearer, Stranger.of(exchange))
        : accessTokens
            .verify(bearer, () -> strangers.admitAccessToken(Stranger.of(exchange)))
            .map(token -> new Caller(token, Scopes.OF_LOGIN, bearer));
  }

  /** The service reads the same header: two of them could mean two people. */
  private static String bearer(HttpServerRequest request) {
    List<String> sent = request.headers().getAll("Authorization");
    if (sent.size() != 1 || !sent.getFirst().regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw Refusal.unauthenticated("This route needs one bearer token.");
    }
    return sent.getFirst().substring(SCHEME.length()).strip();
  }
}
