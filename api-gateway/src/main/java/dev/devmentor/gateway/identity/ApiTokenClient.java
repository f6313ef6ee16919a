package dev.devmentor.gateway.identity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.devmentor.gateway.proxy.ServiceClient;
import dev.devmentor.gateway.proxy.ServiceClient.Question;
import dev.devmentor.gateway.proxy.ServiceClient.Reply;
import dev.devmentor.platform.problem.BackendUnavailable;
import dev.devmentor.platform.token.AccessToken;
import dev.devmentor.platform.token.InvalidToken;
import dev.devmentor.platform.token.TokenVerifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Asks auth-service for the user behind an API token. The answer brings a short access token for
 * that user, which is verified here as any other and which services get in place of the API token.
 */
@Singleton
class ApiTokenClient {

  private static final Logger LOG = Logger.getLogger(ApiTokenClient.class);
  private static final String PATH = "/internal/api-tokens/verify";

  private final ServiceClient services;
  private final TokenVerifier accessTokens;
  private final ApiTokenConfig config;

  ApiTokenClient(ServiceClient services, TokenVerifier accessTokens, ApiTokenConfig config) {
    this.services = services;
    this.accessTokens = accessTokens;
    this.config = config;
    if (config.internalKey().isEmpty()) {
      LOG.info("API tokens are refused: DEVMENTOR_INTERNAL_KEY is not set");
    }
  }

  /**
   * What auth-service says.
   *
   * @param scopes what the token was made for
   * @param accessToken a JWT for the same user, whose session is the API token
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Verified(Set<String> scopes, String accessToken) {}

  /**
   * The caller; fails with {@link InvalidToken}, or with {@link BackendUnavailable} if auth-service
   * cannot tell.
   */
  Uni<Caller> verify(String token) {
    if (config.internalKey().isEmpty()) {
      return Uni.createFrom().failure(new InvalidToken("API tokens are not set up"));
    }
    Question question =
        new Question(
            HttpMethod.POST,
            PATH,
            Map.of(
                "X-Internal-Key", config.internalKey().get(), "Content-Type", "application/json"),
            new JsonObject().put("token", token).toBuffer());
    return Uni.createFrom()
        .completionStage(
            () -> services.ask(config.service(), question, config.timeout()).toCompletionStage())
        .onFailure()
        .transform(_ -> new BackendUnavailable("token issuer"))
        .map(ApiTokenClient::verified)
        .chain(this::caller);
  }

  private static Verified verified(Reply reply) {
    return switch (reply.status()) {
      case 200 -> decoded(reply);
      case 401 -> throw new InvalidToken("unknown, expired or revoked API token");
      default -> throw unusable("answers " + reply.status());
    };
  }

  private static Verified decoded(Reply reply) {
    try {
      Verified verified = Json.decodeValue(reply.body(), Verified.class);
      if (verified.scopes() != null && verified.accessToken() != null) {
        return verified;
      }
    } catch (DecodeException _) {
      // The message could show the access token.
    }
    throw unusable("answers something else");
  }

  private static BackendUnavailable unusable(String why) {
    LOG.errorf("auth-service does not verify API tokens: it %s", why);
    return new BackendUnavailable("token issuer");
  }

  private Uni<Caller> caller(Verified verified) {
    return accessTokens.verify(verified.accessToken()).map(token -> caller(token, verified));
  }

  private static Caller caller(AccessToken token, Verified verified) {
    return new Caller(token, Scopes.of(verified.scopes()), verified.accessToken());
  }
}
