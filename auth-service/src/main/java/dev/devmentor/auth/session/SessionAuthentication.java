package dev.devmentor.auth.session;

import dev.devmentor.platform.token.AccessToken;
import dev.devmentor.platform.token.BearerAuthentication;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Here, where the sessions are, a token is only as good as its session: one that was revoked, or
 * whose user has another role by now, is refused whatever Redis knows.
 */
@ApplicationScoped
public class SessionAuthentication implements HttpAuthenticationMechanism {

  private final BearerAuthentication tokens;
  private final SessionRepository sessions;

  SessionAuthentication(BearerAuthentication tokens, SessionRepository sessions) {
    this.tokens = tokens;
    this.sessions = sessions;
  }

  /** Asked before the platform's own mechanism. */
  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY + 1;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager providers) {
    return tokens
        .authenticate(context, providers)
        .onItem()
        .ifNotNull()
        .call(identity -> check((AccessToken) identity.getPrincipal(), context));
  }

  private Uni<Void> check(AccessToken token, RoutingContext context) {
    return sessions
        .roleInOpenSession(token.userId(), token.sessionId())
        .chain(
            role ->
                role.isEmpty() && asksWhoItIs(context.request())
                    ? sessions.roleOfApiToken(token.userId(), token.sessionId())
                    : Uni.createFrom().item(role))
        .invoke(
            role -> {
              if (role.filter(token.role()::equals).isEmpty()) {
                throw new AuthenticationFailedException();
              }
            })
        .replaceWithVoid();
  }

  /** Accounts are managed by people who have logged in; an API token may only ask whose it is. */
  private static boolean asksWhoItIs(HttpServerRequest request) {
    return request.method().equals(HttpMethod.GET) && request.path().equals("/api/v1/auth/me");
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return tokens.getChallenge(context);
  }
}
