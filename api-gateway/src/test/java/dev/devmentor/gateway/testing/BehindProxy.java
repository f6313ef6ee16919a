package dev.devmentor.gateway.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * A gateway that believes this machine when it names the client. One address may ask for its tasks
 * twice and try three API tokens; no more than ten of them are remembered.
 */
public class BehindProxy implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "devmentor.client.trusted-proxies", "127.0.0.0/8",
        "devmentor.admission.policies.near.limit", "2",
        "devmentor.admission.policies.near.window", "1h",
        "devmentor.admission.policies.near.per", "address",
        "devmentor.routing.routes.my-tasks.rate", "near",
        "devmentor.admission.policies.credentials.limit", "3",
        "devmentor.admission.policies.credentials.window", "1h",
        "devmentor.api-token.cache-size", "10");
  }
}
