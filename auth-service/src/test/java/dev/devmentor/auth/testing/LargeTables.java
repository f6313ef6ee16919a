package dev.devmentor.auth.testing;

import dev.devmentor.localstack.testing.RedisResource;
import dev.devmentor.migrations.testing.PlansResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The service on a database with large tables that tells its plans. */
public final class LargeTables implements QuarkusTestProfile {

  @Override
  public boolean disableGlobalTestResources() {
    return true;
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(
        new TestResourceEntry(PlansResource.class, Map.of("role", "devmentor_auth")),
        new TestResourceEntry(RedisResource.class));
  }
}
