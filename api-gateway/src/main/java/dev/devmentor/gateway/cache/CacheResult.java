package dev.devmentor.gateway.cache;

/** What the cache did for a request, as {@code X-Cache} says it. */
public enum CacheResult {
  /** A fresh answer came out of it. */
  HIT,
  /** An answer came out of it that was not fresh any more. */
  STALE,
  /** The service was asked. */
  MISS,
  /**
   * Nobody looked: the client did not want it, a write is under way, Redis is away, or there is no
   * memory for the answer.
   */
  BYPASS
}
