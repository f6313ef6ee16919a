package dev.devmentor.memory.document;

import dev.devmentor.platform.idempotency.Idempotency;
import dev.devmentor.platform.idempotency.IdempotentRequest;
import dev.devmentor.platform.outbox.Outbox;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Stores one document, and waits for its index if the client wants to. */
@ApplicationScoped
public class StoreService {

  private final RowSecurity database;
  private final DocumentStorage storage;
  private final Idempotency idempotency;
  private final Outbox outbox;
  private final IndexWait wait;

  StoreService(
      RowSecurity database,
      DocumentStorage storage,
      Idempotency idempotency,
      Outbox outbox,
      IndexWait wait) {
    this.database = database;
    this.storage = storage;
    this.idempotency = idempotency;
    this.outbox = outbox;
    this.wait = wait;
  }

  /**
   * Stores a document. It is safe when this completes, and found a little later.
   *
   * @param key the Idempotency-Key, or null
   * @param patience how long to wait until it is found
   */
  public Uni<StoredDocument> store(UUID userId, NewDocument wanted, String key, Duration patience) {
    IdempotentRequest request = IdempotentRequest.of(userId, "POST /documents", key, wanted);
    return database
        .transaction(
            userId,
            connection ->
                idempotency.once(
                    connection,
                    request,
                    StoredDocument.class,
                    () -> storeOne(connection, userId, wanted)))
        .invoke(outbox::wake)
        .chain(stored -> wait.until(userId, stored, patience));
  }

  private Uni<StoredDocument> storeOne(SqlConnection connection, UUID userId, NewDocument wanted) {
    return storage
        .projects(connection, List.of(wanted))
        .invoke(projects -> DocumentStorage.check(wanted, projects))
        .chain(() -> storage.store(connection, userId, List.of(wanted)))
        .map(List::getFirst);
  }
}
