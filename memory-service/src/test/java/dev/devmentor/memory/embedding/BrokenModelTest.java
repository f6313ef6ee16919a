package dev.devmentor.memory.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devmentor.platform.problem.BackendUnavailable;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service whose model cannot be loaded says so, to clients and to whoever sends them. */
class BrokenModelTest {

  private final ClassLoader classes = Thread.currentThread().getContextClassLoader();
  private E5Embedder embedder;

  @BeforeEach
  void loadWithoutTheModel() throws IOException {
    EmbeddingConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(EmbeddingConfig.class)
            .build()
            .getConfigMapping(EmbeddingConfig.class);
    embedder = new E5Embedder(config, new ModelFiles().vocabulary(), TestTokenizer.get());
    Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
    embedder.load(null);
  }

  @AfterEach
  void close() {
    Thread.currentThread().setContextClassLoader(classes);
    embedder.close();
  }

  @Test
  void refusesWhatNeedsTheModel() {
    refused(embedder.query("anything"));
    refused(embedder.passages(List.of("anything")));
  }

  private static void refused(Uni<?> work) {
    assertThatThrownBy(() -> work.await().indefinitely()).isInstanceOf(BackendUnavailable.class);
  }

  @Test
  void isNotReady() {
    refused(embedder.query("whoever asks waits for the end of loading"));

    assertThat(new EmbeddingReadiness(embedder).call().getStatus())
        .isEqualTo(HealthCheckResponse.Status.DOWN);
  }
}
