package dev.devmentor.gateway.cache.store;

import java.util.List;

/** Names in Redis. */
public final class StoreKeys {

  private static final String PREFIX = "devmentor:cache:";

  /** With the number of {@link CachedAnswer}'s format: another release keeps answers of its own. */
  private static final String ANSWER = PREFIX + "answer:2:";

  /** The tag of everything; its generation ends when writes may have gone unnoticed. */
  public static final String EVERYTHING = "everything";

  private StoreKeys() {}

  /** Of the answer to what has this digest. */
  public static String answer(String digest) {
    return ANSWER + digest;
  }

  static String lock(String answer) {
    return answer + ":lock";
  }

  static List<String> generations(List<String> tags) {
    return tags.stream().map(tag -> PREFIX + "generation:" + tag).toList();
  }

  static List<String> registers(List<String> tags) {
    return tags.stream().map(tag -> PREFIX + "writes:" + tag).toList();
  }
}
