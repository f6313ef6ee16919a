package dev.devmentor.gateway.health;

import dev.devmentor.gateway.health.PlatformHealth.ServiceHealth;
import dev.devmentor.gateway.health.PlatformHealth.Status;
import dev.devmentor.gateway.proxy.ServiceClient;
import dev.devmentor.gateway.question.SharedQuestion;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Asks all services at once; callers in between share the answer. */
@Singleton
class HealthView {

  private final ServiceClient client;
  private final HealthConfig config;
  private final SharedQuestion<PlatformHealth> question;

  HealthView(Vertx vertx, ServiceClient client, HealthConfig config) {
    this.client = client;
    this.config = config;
    this.question = new SharedQuestion<>(vertx, this::ask, _ -> config.freshFor());
  }

  private record Probe(String service, ServiceHealth health) {}

  /** The state of each service, never older than configured plus one time-out; never fails. */
  Future<PlatformHealth> current() {
    return question.ask();
  }

  private Future<PlatformHealth> ask() {
    List<Future<Probe>> probes = client.services().stream().map(this::probe).toList();
    return Future.join(probes).map(all -> health(all.<Probe>list()));
  }

  private static PlatformHealth health(List<Probe> probes) {
    Map<String, ServiceHealth> services = new TreeMap<>();
    probes.forEach(probe -> services.put(probe.service(), probe.health()));
    return PlatformHealth.of(services);
  }

  private Future<Probe> probe(String service) {
    long startedAt = System.nanoTime();
    return client
        .get(service, "/q/health/ready", config.timeout())
        .map(reply -> reply.status() == 200 ? Status.UP : Status.DOWN)
        .otherwise(Status.DOWN)
        .map(status -> new Probe(service, new ServiceHealth(status, millisSince(startedAt))));
  }

  private static long millisSince(long startedAt) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt);
  }
}
