package dev.devmentor.platform.token;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jboss.logging.MDC;

/** Turns {@code Authorization: Bearer …} into the identity that resources ask for. */
@ApplicationScoped
public class BearerAuthentication implements HttpAuthenticationMechanism {

  private static final String SCHEME = "Bearer ";

  private final TokenVerifier tokens;

  BearerAuthentication(TokenVerifier tokens) {
    this.tokens = tokens;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager providers) {
    String header = context.request().getHeader("Authorization");
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Uni.createFrom().nullItem();
    }
    return tokens
        .verify(header.substring(SCHEME.length()).strip())
        .map(this::identity)
        .onFailure(InvalidToken.class)
        .transform(AuthenticationFailedException::new);
  }

  private SecurityIdentity identity(AccessToken token) {
    MDC.put("userId", token.getName());
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(token)
        .addRoles(rolesOf(token.role()))
        .build();
  }

  /** Each role has the rights of the ones below it. */
  private static Set<String> rolesOf(String role) {
    return switch (role) {
      case "superadmin" -> Set.of("superadmin", "admin", "user");
      case "admin" -> Set.of("admin", "user");
      case "user" -> Set.of("user");
      default -> throw new InvalidToken("unknown role");
    };
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
  }
}
