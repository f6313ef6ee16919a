package dev.devmentor.gateway.cache;

import dev.devmentor.gateway.cache.policy.TagTemplate;
import dev.devmentor.gateway.digest.Digest;
import dev.devmentor.gateway.identity.Caller;
import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.route.Route;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Names in Redis. The key of an answer holds who it was for, with which rights, and every field of
 * the request that a service may answer differently to.
 */
final class CacheKeys {

  private static final String PREFIX = "devmentor:cache:";

  /** With the number of {@link CachedAnswer}'s format: another release keeps answers of its own. */
  private static final String ANSWER = PREFIX + "answer:2:";

  private static final List<String> VARIANTS =
      List.of("Accept", "Accept-Encoding", "Accept-Language", "Prefer");

  /** The tag of everything; its generation ends when writes may have gone unnoticed. */
  static final String EVERYTHING = "everything";

  private CacheKeys() {}

  static String answer(Exchange exchange) {
    Caller caller = exchange.caller().orElseThrow();
    List<String> parts = new ArrayList<>();
    parts.add(caller.userId());
    parts.add(caller.token().role());
    parts.add(caller.scopes().whole() + String.join(" ", new TreeSet<>(caller.scopes().granted())));
    parts.add(exchange.target().uri());
    MultiMap headers = exchange.request().headers();
    VARIANTS.forEach(name -> parts.add(String.join(",", headers.getAll(name))));
    return ANSWER + Digest.SHA_256.of(String.join("\n", parts));
  }

  static String lock(String answer) {
    return answer + ":lock";
  }

  static List<String> tags(Exchange exchange, List<TagTemplate> templates) {
    Route route = exchange.route();
    Map<String, String> parameters = new HashMap<>(route.parameters(exchange.target().path()));
    exchange.caller().ifPresent(caller -> parameters.put(TagTemplate.USER, caller.userId()));
    return templates.stream().map(template -> template.resolve(parameters)).toList();
  }

  static List<String> generations(List<String> tags) {
    return tags.stream().map(tag -> PREFIX + "generation:" + tag).toList();
  }

  static List<String> registers(List<String> tags) {
    return tags.stream().map(tag -> PREFIX + "writes:" + tag).toList();
  }
}
