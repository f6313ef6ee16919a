package dev.devmentor.migrations.seed;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;

/** Ids that follow from what they identify, in the form of UUID version 7 (RFC 9562, 5.7). */
enum SeedId {
  USER(0),
  PROJECT(1),
  TASK(2),
  DOCUMENT(3),
  CHUNK(4);

  private static final long EPOCH = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
  private static final long KINDS = 8;

  private final int kind;

  SeedId(int kind) {
    this.kind = kind;
  }

  /** The id of the n-th of its kind; they grow with n, as ids grow with time. */
  UUID of(int seed, long n) {
    long random = random(seed, n).nextLong();
    long high = ((EPOCH + n) << 16) | 0x7000L | ((random >>> 52) & 0xfff);
    long low = 0x8000000000000000L | (random & 0x3fffffffffffffffL);
    return new UUID(high, low);
  }

  /** What is by chance in the n-th of its kind. */
  SplittableRandom random(int seed, long n) {
    long world = seed * 0x9e3779b97f4a7c15L;
    long place = (n * KINDS + kind) * 0xbf58476d1ce4e5b9L;
    return new SplittableRandom(world ^ place);
  }
}
