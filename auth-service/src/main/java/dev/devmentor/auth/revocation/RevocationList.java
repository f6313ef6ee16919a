package dev.devmentor.auth.revocation;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the gateway reads: {@code devmentor:revoked:<session id>} in Redis, for as long as an access
 * token of the session could still be valid.
 */
@ApplicationScoped
class RevocationList {

  private static final String PREFIX = "devmentor:revoked:";
  private static final int AT_ONCE = 64;

  private final ReactiveValueCommands<String, String> values;

  RevocationList(ReactiveRedisDataSource redis) {
    this.values = redis.value(String.class);
  }

  /**
   * Puts the sessions on the list; nothing happens when the time is over.
   *
   * @param until when the last access token of any of them expires
   */
  Uni<Void> add(List<UUID> sessionIds, Instant until) {
    long seconds = Duration.between(Instant.now(), until).toSeconds();
    if (seconds <= 0) {
      return Uni.createFrom().voidItem();
    }
    return Multi.createFrom()
        .iterable(sessionIds)
        .onItem()
        .transformToUni(id -> values.setex(PREFIX + id, seconds, "1"))
        .merge(AT_ONCE)
        .collect()
        .last()
        .replaceWithVoid();
  }
}
