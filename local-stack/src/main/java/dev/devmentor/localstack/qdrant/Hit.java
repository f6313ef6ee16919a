package dev.devmentor.localstack.qdrant;

import java.util.Comparator;

/**
 * A point that a query found.
 *
 * @param score as clients see it
 */
record Hit(StoredPoint point, float score) {

  /** Best first; among equals the smaller id. */
  static Comparator<Hit> bestFirst(boolean moreIsBetter) {
    Comparator<Hit> byScore = Comparator.comparingDouble(Hit::score);
    return (moreIsBetter ? byScore.reversed() : byScore).thenComparing(hit -> hit.point().key());
  }
}
