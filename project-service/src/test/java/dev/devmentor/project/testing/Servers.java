package dev.devmentor.project.testing;

import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.S3Resource;
import dev.devmentor.migrations.testing.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;

/** The servers of all tests of this module: one database, one S3, one issuer of tokens. */
@WithTestResource(
    value = PostgresResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "role", value = "devmentor_projects"))
@WithTestResource(value = S3Resource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = IssuerResource.class, scope = TestResourceScope.GLOBAL)
public final class Servers {

  private Servers() {}
}
