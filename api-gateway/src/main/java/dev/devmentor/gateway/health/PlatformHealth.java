package dev.devmentor.gateway.health;

import java.util.Map;

/**
 * The platform seen from the door, as clients read it.
 *
 * @param status UP if every service is, DOWN if none is, DEGRADED in between
 * @param services each service by name
 */
record PlatformHealth(Status status, Map<String, ServiceHealth> services) {

  /** How something is. */
  enum Status {
    UP,
    DEGRADED,
    DOWN
  }

  /**
   * One service.
   *
   * @param status UP or DOWN
   * @param latencyMs time until it answered, or until nobody waited any longer
   */
  record ServiceHealth(Status status, long latencyMs) {}

  static PlatformHealth of(Map<String, ServiceHealth> services) {
    long up = services.values().stream().filter(each -> each.status() == Status.UP).count();
    if (up == services.size()) {
      return new PlatformHealth(Status.UP, services);
    }
    return new PlatformHealth(up == 0 ? Status.DOWN : Status.DEGRADED, services);
  }

  /** 200 as long as something works. */
  int httpStatus() {
    return status == Status.DOWN ? 503 : 200;
  }
}
