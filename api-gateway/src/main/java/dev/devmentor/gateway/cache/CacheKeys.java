package dev.devmentor.gateway.cache;

import dev.devmentor.gateway.cache.policy.TagTemplate;
import dev.devmentor.gateway.cache.store.StoreKeys;
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
 * What a request is filed under. The key of an answer holds who it was for, with which rights, and
 * every field of the request that a service may answer differently to.
 */
final class CacheKeys {

  private static final List<String> VARIANTS =
      List.of("Accept", "Accept-Encoding", "Accept-Language", "Prefer");

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
    return StoreKeys.answer(Digest.SHA_256.of(String.join("\n", parts)));
  }

  static List<String> tags(Exchange exchange, List<TagTemplate> templates) {
    Route route = exchange.route();
    Map<String, String> parameters = new HashMap<>(route.parameters(exchange.target().path()));
    exchange.caller().ifPresent(caller -> parameters.put(TagTemplate.USER, caller.userId()));
    return templates.stream().map(template -> template.resolve(parameters)).toList();
  }
}
