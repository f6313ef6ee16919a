package dev.devmentor.memory.keyword;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.StringHelper;

/**
 * The part of Okapi BM25 that a text has by itself: how much each of its words counts, saturating
 * with repetition and discounted by length. The inverse document frequency, the other part, is
 * multiplied in by the vector store, which knows all texts.
 *
 * <p>Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond"
 * (2009), equation 3.15.
 */
@Singleton
public class Bm25 {

  private static final int SEED = 0;

  private final double saturation;
  private final double lengthDiscount;
  private final double averageLength;

  /** With these constants. */
  public Bm25(KeywordConfig config) {
    this.saturation = config.saturation();
    this.lengthDiscount = config.lengthDiscount();
    this.averageLength = config.averageLength();
  }

  /** The vector of a text that is to be found. */
  public SparseVector passage(String text) {
    List<String> terms = Terms.of(text);
    double norm = 1 - lengthDiscount + lengthDiscount * terms.size() / averageLength;
    Map<Integer, Float> weights = frequencies(terms);
    weights.replaceAll((_, count) -> weight(count, norm));
    return SparseVector.of(weights);
  }

  /** The vector of what somebody looks for: each word counts once. */
  public SparseVector query(String text) {
    Map<Integer, Float> weights = frequencies(Terms.of(text));
    weights.replaceAll((_, _) -> 1f);
    return SparseVector.of(weights);
  }

  private float weight(float count, double norm) {
    return (float) (count * (saturation + 1) / (count + saturation * norm));
  }

  private static Map<Integer, Float> frequencies(List<String> terms) {
    Map<Integer, Float> counts = new HashMap<>();
    terms.forEach(term -> counts.merge(index(term), 1f, Float::sum));
    return counts;
  }

  /** A word's component: a hash, for there is no list of all words. */
  private static int index(String term) {
    byte[] bytes = term.getBytes(StandardCharsets.UTF_8);
    return StringHelper.murmurhash3_x86_32(bytes, 0, bytes.length, SEED);
  }
}
