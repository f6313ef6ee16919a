package dev.devmentor.memory.embedding;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** An instance whose model could not be loaded leaves searches to others. */
@Readiness
@ApplicationScoped
class EmbeddingReadiness implements HealthCheck {

  private final E5Embedder embedder;

  EmbeddingReadiness(E5Embedder embedder) {
    this.embedder = embedder;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("embedding-model").status(!embedder.isBroken()).build();
  }
}
