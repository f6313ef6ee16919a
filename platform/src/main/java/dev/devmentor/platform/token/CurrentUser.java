package dev.devmentor.platform.token;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** Who sent the request at hand. */
@RequestScoped
public class CurrentUser {

  private final SecurityIdentity identity;

  CurrentUser(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** The user's id; {@link UnauthorizedException} (401) if nobody is logged in. */
  public UUID id() {
    return token().userId();
  }

  /** The login that the token belongs to. */
  public UUID sessionId() {
    return token().sessionId();
  }

  /** user, admin or superadmin. */
  public String role() {
    return token().role();
  }

  private AccessToken token() {
    if (identity.getPrincipal() instanceof AccessToken token) {
      return token;
    }
    throw new UnauthorizedException();
  }
}
