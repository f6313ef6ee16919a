package dev.devmentor.learning;

import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.migrations.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** The servers that all Quarkus tests of this module share. */
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = {
      @ResourceArg(name = "role", value = "devmentor_learning"),
      @ResourceArg(name = "schemas", value = "auth,learning")
    })
@QuarkusTestResource(IssuerResource.class)
final class TestServers {

  private TestServers() {}
}
