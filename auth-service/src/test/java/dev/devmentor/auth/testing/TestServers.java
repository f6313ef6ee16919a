package dev.devmentor.auth.testing;

import dev.devmentor.localstack.testing.RedisResource;
import dev.devmentor.migrations.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** The servers that all Quarkus tests of this module share. */
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = {
      @ResourceArg(name = "role", value = "devmentor_auth"),
      @ResourceArg(name = "schemas", value = "auth")
    })
@QuarkusTestResource(RedisResource.class)
final class TestServers {

  private TestServers() {}
}
