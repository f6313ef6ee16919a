package dev.devmentor.memory;

import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.QdrantResource;
import dev.devmentor.migrations.testing.PlansResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The service on a database with large tables that tells its plans. */
public final class LargeTables implements QuarkusTestProfile {

  // What counts whole tables is not part of a request.
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("devmentor.index.count-every", "1h");
  }

  @Override
  public boolean disableGlobalTestResources() {
    return true;
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(
        new TestResourceEntry(PlansResource.class, Map.of("role", "devmentor_memory")),
        new TestResourceEntry(IssuerResource.class),
        new TestResourceEntry(QdrantResource.class));
  }
}
