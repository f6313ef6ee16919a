package dev.devmentor.memory.index;

import dev.devmentor.memory.embedding.EmbeddingFailed;
import dev.devmentor.platform.outbox.OutboxEntry;
import dev.devmentor.platform.outbox.OutboxHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Indexes a document that is new, or has another title. */
@ApplicationScoped
class IndexDocumentHandler implements OutboxHandler {

  static final String TOPIC = "index-document";

  private static final Logger LOG = Logger.getLogger(IndexDocumentHandler.class);

  private final DocumentIndexer indexer;
  private final IndexRepository repository;
  private final IndexConfig config;

  IndexDocumentHandler(DocumentIndexer indexer, IndexRepository repository, IndexConfig config) {
    this.indexer = indexer;
    this.repository = repository;
    this.config = config;
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public Uni<Void> handle(OutboxEntry entry) {
    return indexer
        .index(entry.userId(), documentId(entry))
        .onFailure(failure -> isHopeless(failure, entry))
        .recoverWithUni(failure -> parked(entry, failure));
  }

  /** A server that is away comes back; a text that the model cannot read stays what it is. */
  private boolean isHopeless(Throwable failure, OutboxEntry entry) {
    return failure instanceof EmbeddingFailed && entry.attempts() >= config.attempts();
  }

  @Override
  public Uni<Void> parked(OutboxEntry entry, Throwable reason) {
    LOG.errorf(reason, "Document %s cannot be indexed", documentId(entry));
    return repository.failed(entry.userId(), documentId(entry), "The text could not be indexed.");
  }

  private static UUID documentId(OutboxEntry entry) {
    return UUID.fromString(entry.payload().getString("documentId"));
  }
}
