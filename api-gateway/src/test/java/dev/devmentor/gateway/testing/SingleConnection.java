package dev.devmentor.gateway.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** One connection to each service and event loop, which the streams of one client share. */
public class SingleConnection implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("devmentor.proxy.pool-size", "1");
  }
}
