package dev.devmentor.gateway.cache.policy;

import dev.devmentor.gateway.proxy.ProxyConfig;
import dev.devmentor.gateway.route.Route;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The cache policies, and what routes may say about them. */
@Singleton
public class CachePolicies {

  private final Map<String, CachePolicy> byName;
  private final CacheConfig config;
  private final ProxyConfig proxy;

  @Inject
  public CachePolicies(CacheConfig config, ProxyConfig proxy) {
    this.config = config;
    this.proxy = proxy;
    this.byName =
        config.policies().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, each -> CachePolicy.of(each.getKey(), each.getValue())));
  }

  /** The policy of this name. */
  public Optional<CachePolicy> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * Refuses routes that would let somebody read a stale answer.
   *
   * @throws IllegalArgumentException naming the route
   */
  public void check(Collection<Route> routes) {
    Set<String> cached =
        routes.stream()
            .filter(route -> route.cache().isPresent())
            .map(Route::service)
            .collect(Collectors.toSet());
    for (Route route : routes) {
      check(route, cached.contains(route.service()));
    }
  }

  private void check(Route route, boolean serviceIsCached) {
    if (route.cache().isPresent() && route.isPublic()) {
      throw wrong(route, "cache", "cannot be on a public route");
    }
    route.cache().ifPresent(policy -> checkTags(route, "cache", policy.tags()));
    route.cache().ifPresent(policy -> checkLife(route, policy));
    checkTags(route, "touches", route.touches());
    if (serviceIsCached && route.writes() && !route.isPublic() && !route.saysWhatItTouches()) {
      throw wrong(route, "touches", "must name the tags that it changes, or none");
    }
  }

  private void checkLife(Route route, CachePolicy policy) {
    Duration longest = policy.life().plus(longestRead(route));
    if (longest.compareTo(config.writeHold()) > 0) {
      throw wrong(route, "cache", "cannot outlive devmentor.cache.write-hold");
    }
  }

  /** What is kept may have been asked for so long before, with each attempt and the body. */
  private Duration longestRead(Route route) {
    Duration attempt = proxy.poolTimeout().plus(route.limits().timeout());
    return attempt.multipliedBy(1L + route.limits().retries()).plus(proxy.idleTimeout());
  }

  private static void checkTags(Route route, String key, List<TagTemplate> tags) {
    Set<String> known = new HashSet<>(route.parameterNames());
    if (!route.isPublic()) {
      known.add(TagTemplate.USER);
    }
    for (TagTemplate tag : tags) {
      if (!tag.parameter().isEmpty() && !known.contains(tag.parameter())) {
        throw wrong(route, key, "has no parameter " + tag.parameter());
      }
    }
  }

  private static IllegalArgumentException wrong(Route route, String key, String what) {
    return new IllegalArgumentException(
        "devmentor.routing.routes." + route.name() + "." + key + " " + what);
  }
}
