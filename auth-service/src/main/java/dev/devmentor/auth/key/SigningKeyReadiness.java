package dev.devmentor.auth.key;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready without a key to sign with, as under a master key that opens none. */
@Readiness
@ApplicationScoped
class SigningKeyReadiness implements AsyncHealthCheck {

  private static final String NAME = "signing-key";

  private final SigningKeys keys;

  SigningKeyReadiness(SigningKeys keys) {
    this.keys = keys;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return keys.active()
        .map(_ -> HealthCheckResponse.up(NAME))
        .onFailure()
        .recoverWithItem(HealthCheckResponse.down(NAME));
  }
}
