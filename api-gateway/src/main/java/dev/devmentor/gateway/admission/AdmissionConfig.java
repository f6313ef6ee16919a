package dev.devmentor.gateway.admission;

import dev.devmentor.gateway.admission.RatePolicy.Subject;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** How often clients may call, and what happens when Redis does not answer. */
@ConfigMapping(prefix = "devmentor.admission")
public interface AdmissionConfig {

  /** Rate policies by name; routes refer to them. */
  Map<String, PolicyConfig> policies();

  /** Longest wait for Redis; then the limits are counted in this process. */
  @WithDefault("150ms")
  Duration redisTimeout();

  /** After a failure Redis is left alone for this time; then one request tries it again. */
  @WithDefault("1s")
  Duration redisPause();

  /** How many clients are counted in this process at most, while Redis is away. */
  @WithDefault("100000")
  int localClients();

  /** One policy. */
  interface PolicyConfig {

    /** Requests at once. */
    long limit();

    /** Time in which as many are refilled. */
    Duration window();

    /** Whose requests one bucket counts. */
    @WithDefault("user")
    Subject per();
  }

  /**
   * The policies, checked.
   *
   * @throws IllegalArgumentException naming the policy that makes no sense
   */
  default Map<String, RatePolicy> ratePolicies() {
    return policies().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, AdmissionConfig::checked));
  }

  private static RatePolicy checked(Map.Entry<String, PolicyConfig> entry) {
    PolicyConfig config = entry.getValue();
    boolean sensible =
        config.limit() > 0
            && config.window().isPositive()
            && config.window().toDays() <= 31
            && config.window().toMillis() * 1_000 >= config.limit();
    if (!sensible) {
      throw new IllegalArgumentException(
          "devmentor.admission.policies.%s: %d requests in %s cannot be counted"
              .formatted(entry.getKey(), config.limit(), config.window()));
    }
    return new RatePolicy(entry.getKey(), config.limit(), config.window(), config.per());
  }
}
