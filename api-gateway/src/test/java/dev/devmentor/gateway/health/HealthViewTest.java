package dev.devmentor.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class HealthViewTest {

  @Inject HealthView view;
  @Inject Vertx vertx;

  @Test
  void tellsEachCallerOnItsOwnContext() {
    List<Context> callers =
        Stream.<Context>generate(((VertxInternal) vertx)::createEventLoopContext).limit(8).toList();

    List<CompletableFuture<Context>> told = callers.stream().map(this::askOn).toList();

    assertThat(told.stream().map(CompletableFuture::join)).containsExactlyElementsOf(callers);
  }

  private CompletableFuture<Context> askOn(Context caller) {
    CompletableFuture<Context> told = new CompletableFuture<>();
    caller.runOnContext(_ -> view.current().onComplete(_ -> told.complete(Vertx.currentContext())));
    return told;
  }
}
