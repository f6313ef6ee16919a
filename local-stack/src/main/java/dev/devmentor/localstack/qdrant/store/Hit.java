package dev.devmentor.localstack.qdrant.store;

import java.util.Comparator;

/**
 * A point that was found.
 *
 * @param document where it lies in the snapshot that was searched
 * @param score as clients see it
 */
public record Hit(int document, PointKey key, float score) {

  /** Best first; among equals the smaller id. */
  public static Comparator<Hit> bestFirst(boolean moreIsBetter) {
    Comparator<Hit> byScore = (one, other) -> Float.compare(one.score, other.score);
    return (moreIsBetter ? byScore.reversed() : byScore).thenComparing(Hit::key);
  }
}
