package dev.devmentor.memory.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.devmentor.platform.concurrency.Versions;
import dev.devmentor.platform.json.RequestReader;
import dev.devmentor.platform.outbox.Outbox;
import dev.devmentor.platform.paging.Cursor;
import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.problem.NotFound;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Documents that are there: shown, changed, removed. */
@ApplicationScoped
public class DocumentService {

  private final RowSecurity database;
  private final DocumentRepository documents;
  private final RequestReader reader;
  private final Outbox outbox;

  DocumentService(
      RowSecurity database, DocumentRepository documents, RequestReader reader, Outbox outbox) {
    this.database = database;
    this.documents = documents;
    this.reader = reader;
    this.outbox = outbox;
  }

  /** A user's own documents, or all of a project, newest first. */
  public Uni<Page<Document>> list(UUID userId, DocumentFilter filter, PageRequest page) {
    return documents
        .list(userId, filter, page)
        .map(rows -> Page.of(rows, page, document -> Cursor.of(document.id())));
  }

  /** One document; {@link NotFound} if the user may not read it. */
  public Uni<Document> get(UUID userId, UUID id) {
    return documents.find(userId, id).map(found -> found.orElseThrow(DocumentService::missing));
  }

  /** The text of a document; {@link NotFound} if the user may not read it. */
  public Uni<DocumentText> text(UUID userId, UUID id) {
    return documents.text(userId, id).map(found -> found.orElseThrow(DocumentService::missing));
  }

  /**
   * Changes the fields that are given.
   *
   * @param ifMatch the header, or null
   */
  public Uni<Document> patch(UUID userId, UUID id, ObjectNode body, String ifMatch) {
    DocumentPatch patch = reader.read(body, DocumentPatch.class);
    Set<String> given = new TreeSet<>();
    body.fieldNames().forEachRemaining(given::add);
    return database
        .transaction(
            userId,
            connection ->
                inTurn(connection, userId, given)
                    .chain(() -> owned(connection, userId, id, ifMatch))
                    .map(current -> patch.appliedTo(current, given))
                    .call(changed -> checkSuccessor(connection, userId, changed))
                    .call(changed -> documents.update(connection, changed))
                    // Its foreign key has waited for whoever was deleting the successor.
                    .call(changed -> checkSuccessor(connection, userId, changed))
                    .chain(() -> reread(connection, id)))
        .invoke(outbox::wake);
  }

  /** Two that supersede each other must not look at the same moment. */
  private Uni<Void> inTurn(SqlConnection connection, UUID userId, Set<String> given) {
    return given.contains("supersededBy")
        ? documents.lockSuccession(connection, userId)
        : Uni.createFrom().voidItem();
  }

  private Uni<Document> reread(SqlConnection connection, UUID id) {
    return documents.find(connection, List.of(id)).map(List::getFirst);
  }

  /**
   * Removes a document; searches do not show it from now on.
   *
   * @param ifMatch the header, or null
   */
  public Uni<Void> delete(UUID userId, UUID id, String ifMatch) {
    return database
        .transaction(
            userId,
            connection ->
                owned(connection, userId, id, ifMatch)
                    .chain(() -> documents.lockOut(connection, id))
                    .chain(() -> documents.delete(connection, id)))
        .invoke(outbox::wake);
  }

  /** The document, kept from other changes until the transaction ends. */
  private Uni<Document> owned(SqlConnection connection, UUID userId, UUID id, String ifMatch) {
    return documents
        .lock(connection, userId, id)
        .chain(() -> documents.find(connection, List.of(id)))
        .map(found -> found.stream().findFirst().orElseThrow(DocumentService::missing))
        .invoke(document -> checkWriter(userId, document, ifMatch));
  }

  private static void checkWriter(UUID userId, Document document, String ifMatch) {
    if (!document.isOwnedBy(userId)) {
      throw new MemoryRefusal.ReadOnly();
    }
    Versions.check(ifMatch, document.version());
  }

  private Uni<Void> checkSuccessor(SqlConnection connection, UUID userId, Document changed) {
    UUID successor = changed.supersededBy();
    if (successor == null) {
      return Uni.createFrom().voidItem();
    }
    return documents
        .leadsTo(connection, userId, successor, changed.id())
        .map(found -> found.orElseThrow(DocumentService::missing))
        .invoke(DocumentService::refuseCycle)
        .replaceWithVoid();
  }

  private static void refuseCycle(boolean found) {
    if (found) {
      throw new MemoryRefusal.SupersedeCycle();
    }
  }

  static NotFound missing() {
    return new NotFound("document");
  }
}
