package dev.devmentor.gateway.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.devmentor.gateway.digest.Digest;
import dev.devmentor.gateway.refusal.Refusal;
import dev.devmentor.platform.context.CallerContext;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * API tokens: opaque, known to auth-service alone. Its answer is remembered under the token's hash,
 * for a minute at most and never beyond the token's own end.
 */
@Singleton
class ApiTokens {

  private static final String PREFIX = "dmt_";
  private static final int LONGEST = 256;
  private static final Duration LONGEST_MEMORY = Duration.ofMinutes(1);

  private final ApiTokenClient client;
  private final StrangerLimit strangers;
  private final Cache<String, Caller> known;
  private final Map<Question, Uni<Caller>> underWay = new ConcurrentHashMap<>();

  ApiTokens(ApiTokenClient client, StrangerLimit strangers, ApiTokenConfig config) {
    if (config.rememberFor().compareTo(LONGEST_MEMORY) > 0) {
      throw new IllegalArgumentException(
          "devmentor.api-token.remember-for cannot be longer than " + LONGEST_MEMORY);
    }
    this.client = client;
    this.strangers = strangers;
    this.known =
        Caffeine.newBuilder()
            .executor(Runnable::run) // its upkeep is too little for another thread
            .maximumSize(config.cacheSize())
            .expireAfter(
                Expiry.<String, Caller>creating(
                    (_, caller) -> shorter(config.rememberFor(), caller)))
            .build();
  }

  /** Addresses are counted apart, so they do not share a refusal. */
  private record Question(String hash, String address) {}

  private static Duration shorter(Duration most, Caller caller) {
    Duration left = Duration.between(Instant.now(), caller.expiresAt());
    return left.compareTo(most) < 0 ? left : most;
  }

  /** Whether a bearer token is of this kind. */
  static boolean isOne(String bearer) {
    return bearer.startsWith(PREFIX);
  }

  /** Who made the token, limited to its scopes. */
  Uni<Caller> verify(String token, Stranger sender) {
    if (token.length() > LONGEST) {
      throw Refusal.unauthenticated("The token is not valid, or not any more.");
    }
    String hash = Digest.SHA_256.of(token);
    Caller caller = known.getIfPresent(hash);
    return caller != null && caller.expiresAt().isAfter(Instant.now())
        ? Uni.createFrom().item(caller)
        : CallerContext.resume(
            underWay.computeIfAbsent(
                new Question(hash, sender.address()), question -> ask(question, token, sender)));
  }

  /** Asked once for all who come while it is under way. */
  private Uni<Caller> ask(Question question, String token, Stranger first) {
    return strangers
        .admitApiToken(first)
        .chain(() -> client.verify(token))
        .invoke(verified -> known.put(question.hash(), verified))
        .onTermination()
        .invoke(() -> underWay.remove(question))
        .memoize()
        .indefinitely();
  }
}
