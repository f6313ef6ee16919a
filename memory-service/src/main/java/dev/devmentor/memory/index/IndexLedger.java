package dev.devmentor.memory.index;

import dev.devmentor.memory.vector.VectorStore;
import dev.devmentor.platform.outbox.Outbox;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Knows which chunks have a vector, and records which have got one. */
@ApplicationScoped
class IndexLedger {

  private final RowSecurity database;
  private final IndexRepository repository;
  private final VectorStore vectors;
  private final Outbox outbox;
  private final IndexConfig config;

  IndexLedger(
      RowSecurity database,
      IndexRepository repository,
      VectorStore vectors,
      Outbox outbox,
      IndexConfig config) {
    this.database = database;
    this.repository = repository;
    this.vectors = vectors;
    this.outbox = outbox;
    this.config = config;
  }

  /** The next chunks that need a vector. */
  Uni<Slice> due(IndexedDocument document) {
    UUID userId = document.labels().userId();
    UUID documentId = document.labels().documentId();
    return repository
        .due(userId, documentId, vectors.collection(), config.slice())
        .map(chunks -> new Slice(chunks, chunks.size() < config.slice()));
  }

  /**
   * Records vectors that the store has by now, and asks for the next slice if there is one. False
   * if the document is gone; fails with {@link ChangedMeanwhile} if the vectors tell of a state
   * that is over.
   */
  Uni<Boolean> record(IndexedDocument document, EmbeddedSlice embedded) {
    return database.transaction(
        document.labels().userId(),
        connection ->
            repository
                .compare(connection, document)
                .chain(
                    version ->
                        switch (version) {
                          case GONE -> Uni.createFrom().item(false);
                          case CHANGED -> Uni.createFrom().failure(new ChangedMeanwhile());
                          case SAME -> record(connection, document, embedded).replaceWith(true);
                        }));
  }

  private Uni<Void> record(
      SqlConnection connection, IndexedDocument document, EmbeddedSlice embedded) {
    UUID documentId = document.labels().documentId();
    Uni<Void> next =
        embedded.last()
            ? repository.indexed(connection, documentId)
            : outbox.append(
                connection,
                IndexDocumentHandler.TOPIC,
                document.labels().userId(),
                new JsonObject().put("documentId", documentId.toString()));
    return repository.saveEmbeddings(connection, embedded.embeddings()).chain(() -> next);
  }
}
