package dev.devmentor.memory.keyword;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/** The constants of BM25. A change holds for what is indexed from then on. */
@ConfigMapping(prefix = "devmentor.keywords")
public interface KeywordConfig {

  /** k1: how soon repetition of a word stops to matter. */
  @WithDefault("1.2")
  @DecimalMin("0") double saturation();

  /** b: 0 ignores the length of a text, 1 discounts by it in full. */
  @WithDefault("0.75")
  @DecimalMin("0") @DecimalMax("1") double lengthDiscount();

  /** How many words a chunk has on average: between a turn of a conversation and a function. */
  @WithDefault("64")
  @DecimalMin("1") double averageLength();
}
