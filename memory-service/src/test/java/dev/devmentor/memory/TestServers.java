package dev.devmentor.memory;

import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.QdrantResource;
import dev.devmentor.migrations.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** The servers that all Quarkus tests of this module share. */
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = {
      @ResourceArg(name = "role", value = "devmentor_memory"),
      @ResourceArg(name = "schemas", value = "auth,projects,memory")
    })
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(QdrantResource.class)
final class TestServers {

  private TestServers() {}
}
