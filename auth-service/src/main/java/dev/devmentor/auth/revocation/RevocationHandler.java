package dev.devmentor.auth.revocation;

import dev.devmentor.platform.outbox.OutboxEntry;
import dev.devmentor.platform.outbox.OutboxHandler;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Puts revoked sessions on the list when Redis was away as they were revoked. */
@ApplicationScoped
class RevocationHandler implements OutboxHandler {

  static final String TOPIC = "session-revoked";

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final RevocationList list;

  RevocationHandler(RevocationList list) {
    this.list = list;
  }

  /** What an entry of this topic says. */
  static JsonObject payload(List<UUID> sessionIds, Instant until) {
    JsonArray ids = new JsonArray(sessionIds.stream().map(UUID::toString).toList());
    return new JsonObject().put("sessionIds", ids).put("until", until.toString());
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public Uni<Void> handle(OutboxEntry entry) {
    List<UUID> ids =
        entry.payload().getJsonArray("sessionIds").stream()
            .map(id -> UUID.fromString((String) id))
            .toList();
    Instant until = Instant.parse(entry.payload().getString("until"));
    return list.add(ids, until).ifNoItem().after(TIMEOUT).fail();
  }
}
