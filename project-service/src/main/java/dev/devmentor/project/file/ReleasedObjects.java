package dev.devmentor.project.file;

import dev.devmentor.platform.outbox.OutboxEntry;
import dev.devmentor.platform.outbox.OutboxHandler;
import dev.devmentor.project.storage.ContentStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes the objects that lost a reference and have none left. */
@ApplicationScoped
public class ReleasedObjects implements OutboxHandler {

  static final String TOPIC = "object-released";

  private final ObjectClaims claims;
  private final ContentStore store;

  ReleasedObjects(ObjectClaims claims, ContentStore store) {
    this.claims = claims;
    this.store = store;
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public Uni<Void> handle(OutboxEntry entry) {
    String key = entry.payload().getString("objectKey");
    return claims
        .isNeeded(key)
        .chain(needed -> needed ? Uni.createFrom().voidItem() : store.delete(key));
  }
}
