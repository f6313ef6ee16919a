package dev.devmentor.benchmarks.gateway;

import dev.devmentor.benchmarks.load.LoadGenerator;
import dev.devmentor.benchmarks.load.Measurement;
import dev.devmentor.benchmarks.load.Measurements;
import dev.devmentor.benchmarks.load.Wrk;
import dev.devmentor.benchmarks.result.Bar;
import dev.devmentor.benchmarks.result.Figure;
import dev.devmentor.benchmarks.result.Findings;
import dev.devmentor.benchmarks.server.Redis;
import dev.devmentor.benchmarks.server.Repository;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The gateway's whole pipeline (token check, Redis limiter, route) beside nginx's plain reverse
 * proxy and beside Spring Cloud Gateway with the same checks, all in front of one static upstream:
 * throughput in a closed loop, in rounds that take turns; then the latency that the gateway adds at
 * half of its throughput, at a constant rate.
 */
public final class GatewayBenchmark {

  private static final int CONNECTIONS = 64;
  private static final int ROUNDS = 5;

  /** Until the compilers of the JVMs have little left to do. */
  private static final Duration WARM_UP = Duration.ofSeconds(90);

  private static final Duration ROUND = Duration.ofSeconds(8);
  private static final Duration CONSTANT = Duration.ofSeconds(10);
  private static final Duration CONSTANT_WARM_UP = Duration.ofSeconds(30);

  private static final String NGINX = "nginx";
  private static final String DEVMENTOR = "DevMentor";
  private static final String SPRING = "Spring Cloud Gateway";
  private static final String HIT = "DevMentor, cache hit";
  private static final String DIRECT = "direct";
  private static final String HALF = ", at half load";

  private final Measurements rounds = new Measurements();

  /** Measures it. */
  public Findings run(Repository repository, Path folder) throws IOException, InterruptedException {
    Issuer issuer = new Issuer();
    Probe probe = new Probe(issuer.token());
    try (Redis redis = Redis.in(folder.resolve("redis"));
        Server upstream = Nginx.upstream(folder.resolve("upstream"), issuer.jwks()).ready("/");
        Server nginx = Nginx.proxy(folder.resolve("proxy"), upstream.url()).ready("/");
        Server devmentor = Gateways.devmentor(repository, folder, upstream.url(), redis);
        Server spring = Gateways.spring(repository, folder, upstream.url(), redis)) {
      Map<String, URI> targets = new LinkedHashMap<>();
      targets.put(NGINX, nginx.url().resolve(Probe.PATH));
      targets.put(DEVMENTOR, devmentor.url().resolve(Probe.PATH));
      targets.put(SPRING, spring.url().resolve(Probe.PATH));
      probe.await(spring.url());
      requireChecks(probe, devmentor.url(), spring.url());
      if (probe.isCached(devmentor.url(), Probe.CACHEABLE)) {
        targets.put(HIT, devmentor.url().resolve(Probe.CACHEABLE));
      }
      throughput(targets, new Wrk(folder, CONNECTIONS), probe.token());
      latency(probe, upstream.url(), nginx.url(), devmentor.url());
    }
    return findings(repository);
  }

  private static void requireChecks(Probe probe, URI devmentor, URI spring)
      throws IOException, InterruptedException {
    if (!probe.isGuarded(devmentor) || !probe.isGuarded(spring)) {
      throw new IllegalStateException("a gateway lets requests without a token through");
    }
    if (probe.isCached(devmentor, Probe.PATH)) {
      throw new IllegalStateException(Probe.PATH + " is answered from a cache");
    }
  }

  private void throughput(Map<String, URI> targets, Wrk wrk, String token)
      throws InterruptedException {
    for (Map.Entry<String, URI> target : targets.entrySet()) {
      wrk.get(target.getValue(), token, WARM_UP);
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, URI> target : targets.entrySet()) {
        rounds.keep(target.getKey(), wrk.get(target.getValue(), token, ROUND));
      }
    }
  }

  /** Rounds take turns here too: direct, through nginx, through the gateway, direct, ... */
  private void latency(Probe probe, URI upstream, URI nginx, URI devmentor) {
    int rate = (int) (rounds.median(DEVMENTOR, Measurement::perSecond) / 2);
    try (LoadGenerator generator = new LoadGenerator(CONNECTIONS)) {
      generator.open(probe.call(devmentor), rate, CONSTANT_WARM_UP).flawless(DEVMENTOR);
      for (int round = 0; round < ROUNDS; round++) {
        rounds.keep(DIRECT + HALF, generator.open(probe.call(upstream), rate, CONSTANT));
        rounds.keep(NGINX + HALF, generator.open(probe.call(nginx), rate, CONSTANT));
        rounds.keep(DEVMENTOR + HALF, generator.open(probe.call(devmentor), rate, CONSTANT));
      }
    }
  }

  private double added(String name, ToDoubleFunction<Measurement> value) {
    return rounds.median(name + HALF, value) - rounds.median(DIRECT + HALF, value);
  }

  private Map<String, Double> addedTail() {
    return Findings.inOrder(
        NGINX, added(NGINX, Measurement::p99), DEVMENTOR, added(DEVMENTOR, Measurement::p99));
  }

  private Findings findings(Repository repository) throws IOException {
    double ours = rounds.median(DEVMENTOR, Measurement::perSecond);
    double nginx = rounds.median(NGINX, Measurement::perSecond);
    double spring = rounds.median(SPRING, Measurement::perSecond);
    List<Bar> bars = new ArrayList<>();
    bars.add(Bar.atLeast(0.5, "×", "requests/s, to nginx's plain proxy", ours / nginx));
    bars.add(Bar.atLeast(3, "×", "requests/s, to Spring Cloud Gateway", ours / spring));
    bars.add(Bar.atMost(0.5, "ms", "added at half load, p50", added(DEVMENTOR, Measurement::p50)));
    bars.add(Bar.atMost(2, "ms", "added at half load, p99", added(DEVMENTOR, Measurement::p99)));
    Map<String, Double> rates = Findings.inOrder(NGINX, nginx, DEVMENTOR, ours, SPRING, spring);
    if (rounds.has(HIT)) {
      double hits = rounds.median(HIT, Measurement::perSecond);
      bars.add(Bar.atLeast(1, "×", "cache hits/s, to nginx's plain proxy", hits / nginx));
      rates.put(HIT, hits);
    }
    return new Findings(
        Map.of("nginx", Nginx.version(), SPRING, Gateways.springVersion(repository)),
        bars,
        List.of(
            new Figure("Closed loop, 64 connections", "requests/s", rates),
            new Figure("Added at half load, p99", "ms", addedTail())),
        rounds.byName());
  }
}
