package dev.devmentor.gateway.cache.policy;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Which answers are kept in Redis, for how long, and what makes them void. */
@ConfigMapping(prefix = "devmentor.cache")
public interface CacheConfig {

  /** Cache policies by name; routes refer to them. */
  Map<String, PolicyConfig> policies();

  /** Longest wait for Redis; then the request goes on without the cache. */
  @WithDefault("150ms")
  Duration redisTimeout();

  /** After a failure Redis is left alone for this time. */
  @WithDefault("1s")
  Duration redisPause();

  /** Largest answer that is kept. */
  @WithDefault("256K")
  MemorySize largestAnswer();

  /** Memory for copies of kept answers in this process; 0 to have none. */
  @WithDefault("16M")
  MemorySize copyMemory();

  /**
   * Memory for answers that clients have not taken yet; beyond it they stream from the service and
   * are not kept.
   */
  @WithDefault("24M")
  MemorySize answerMemory();

  /** How long requests for the same answer wait for the one that asks the service. */
  @WithDefault("2s")
  Duration coalesceFor();

  /**
   * Longest time that a write can be under way from its last byte on. If its outcome stays unknown,
   * nothing that it may have changed is cached for this time; longer than any answer takes to come
   * and then lives.
   */
  @WithDefault("5m")
  Duration writeHold();

  /** One policy. */
  interface PolicyConfig {

    /** How long an answer is fresh. */
    Duration fresh();

    /** How long beyond that it is still given while one request asks the service again. */
    @WithDefault("0s")
    Duration staleWhileRevalidate();

    /** How long beyond that it is still given when the service fails. */
    @WithDefault("0s")
    Duration staleIfError();

    /**
     * What the answer depends on: names such as {@code projects}, or names with a path parameter or
     * the caller as {@code project/{id}} and {@code own/{user}}. Routes that {@code touch} one of
     * them make the answer void.
     */
    Set<String> tags();
  }
}
