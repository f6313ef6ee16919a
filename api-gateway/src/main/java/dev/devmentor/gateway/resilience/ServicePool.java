package dev.devmentor.gateway.resilience;

import dev.devmentor.gateway.proxy.Upstream;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The instances of a service in turn, without those that fail, for a bounded number of requests at
 * once: a service that hangs takes no more of the gateway than that.
 */
public final class ServicePool {

  private final List<Instance> instances;
  private final Places places;
  private final Places uploads;
  private final AtomicInteger turn = new AtomicInteger();

  /**
   * @param places of all requests
   * @param uploads of those whose bodies are still to come
   */
  public ServicePool(List<Instance> instances, Places places, Places uploads) {
    this.instances = List.copyOf(instances);
    this.places = places;
    this.uploads = uploads;
  }

  /** The instances at these addresses. */
  public static ServicePool of(List<Upstream> addresses, ResilienceConfig config) {
    List<Instance> instances =
        addresses.stream()
            .map(
                address ->
                    new Instance(
                        address,
                        new Breaker(config.failures(), config.ejection(), System::nanoTime)))
            .toList();
    return new ServicePool(
        instances, new Places(config.concurrency()), new Places(config.uploads()));
  }

  /** The places of all requests. */
  public Places places() {
    return places;
  }

  /** The places of those whose bodies are still to come; fewer, so that the others get through. */
  public Places uploads() {
    return uploads;
  }

  /** The instance whose turn it is; empty if all of them are left alone. */
  public Optional<Instance> next() {
    int first = turn.getAndIncrement();
    for (int i = 0; i < instances.size(); i++) {
      Instance instance = instances.get(Math.floorMod(first + i, instances.size()));
      if (instance.breaker().admits()) {
        return Optional.of(instance);
      }
    }
    return Optional.empty();
  }

  /** The next address in turn, whether it answers or not: for questions that find that out. */
  public Upstream any() {
    return instances.get(Math.floorMod(turn.getAndIncrement(), instances.size())).address();
  }

  /** The address after this one; the same if there is no other. */
  public Upstream after(Upstream failed) {
    List<Upstream> addresses = instances.stream().map(Instance::address).toList();
    return addresses.get((addresses.indexOf(failed) + 1) % addresses.size());
  }

  /** Until the first instance may be tried again. */
  public Duration opensIn() {
    return instances.stream()
        .map(instance -> instance.breaker().opensIn())
        .min(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }
}
