package dev.devmentor.memory.document;

import dev.devmentor.memory.document.DocumentRepository.Stored;
import dev.devmentor.platform.problem.NotFound;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Puts documents into the table, inside a transaction of the caller. */
@ApplicationScoped
class DocumentStorage {

  private final DocumentRepository documents;

  DocumentStorage(DocumentRepository documents) {
    this.documents = documents;
  }

  /** Which of the projects that are named the user may read. */
  Uni<Set<UUID>> projects(SqlConnection connection, Collection<NewDocument> wanted) {
    List<UUID> named =
        wanted.stream().map(NewDocument::projectId).filter(Objects::nonNull).distinct().toList();
    return named.isEmpty()
        ? Uni.createFrom().item(Set.of())
        : documents.accessible(connection, named).map(HashSet::new);
  }

  /** Refuses a document that is too large, or not for a project that the user may read. */
  static void check(NewDocument wanted, Set<UUID> projects) {
    if (wanted.hasTooMuchContent()) {
      throw new MemoryRefusal.ContentTooLarge();
    }
    if (wanted.projectId() != null && !projects.contains(wanted.projectId())) {
      throw new NotFound("project");
    }
  }

  /** Stores documents; the answers are in their order. */
  Uni<List<StoredDocument>> store(SqlConnection connection, UUID userId, List<NewDocument> wanted) {
    if (wanted.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    List<Integer> order = lockingOrder(wanted);
    List<NewDocument> ordered = order.stream().map(wanted::get).toList();
    return documents
        .store(connection, userId, ordered)
        .chain(stored -> complete(connection, asSent(stored, order)));
  }

  /** The same for every batch, so that two with the same contents never wait for each other. */
  private static List<Integer> lockingOrder(List<NewDocument> wanted) {
    List<ByteBuffer> hashes =
        wanted.stream().map(document -> ByteBuffer.wrap(document.contentHash())).toList();
    return IntStream.range(0, wanted.size())
        .boxed()
        .sorted(Comparator.comparing(hashes::get))
        .toList();
  }

  private static List<Stored> asSent(List<Stored> stored, List<Integer> order) {
    List<Stored> asSent = new ArrayList<>(stored);
    for (int i = 0; i < order.size(); i++) {
      asSent.set(order.get(i), stored.get(i));
    }
    return asSent;
  }

  private Uni<List<StoredDocument>> complete(SqlConnection connection, List<Stored> stored) {
    return documents
        .find(connection, stored.stream().map(Stored::id).distinct().toList())
        .map(found -> join(stored, found));
  }

  private static List<StoredDocument> join(List<Stored> stored, List<Document> found) {
    Map<UUID, Document> byId =
        found.stream().collect(Collectors.toMap(Document::id, Function.identity()));
    return stored.stream()
        .map(each -> new StoredDocument(byId.get(each.id()), each.created()))
        .toList();
  }
}
