package dev.devmentor.memory.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.devmentor.memory.document.BatchAnswer.Refused;
import dev.devmentor.platform.idempotency.Idempotency;
import dev.devmentor.platform.idempotency.IdempotentRequest;
import dev.devmentor.platform.json.RequestReader;
import dev.devmentor.platform.problem.DomainException;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Stores many documents in one transaction, leaving out those that are refused. */
@ApplicationScoped
public class BatchService {

  private final RowSecurity database;
  private final DocumentStorage storage;
  private final Idempotency idempotency;
  private final RequestReader reader;
  private final ObjectMapper json;

  BatchService(
      RowSecurity database,
      DocumentStorage storage,
      Idempotency idempotency,
      RequestReader reader,
      ObjectMapper json) {
    this.database = database;
    this.storage = storage;
    this.idempotency = idempotency;
    this.reader = reader;
    this.json = json;
  }

  /** One member of a batch: what is wanted, or why it is refused. */
  private record Member(NewDocument wanted, DomainException refusal) {

    boolean isAccepted() {
      return refusal == null;
    }

    Member checked(Set<UUID> projects) {
      if (!isAccepted()) {
        return this;
      }
      try {
        DocumentStorage.check(wanted, projects);
        return this;
      } catch (DomainException refused) {
        return new Member(wanted, refused);
      }
    }
  }

  /**
   * Stores a batch.
   *
   * @param key the Idempotency-Key, or null
   */
  public Uni<BatchAnswer> store(UUID userId, NewDocuments batch, String key) {
    IdempotentRequest request = IdempotentRequest.of(userId, "POST /documents/batch", key, batch);
    List<Member> members = batch.documents().stream().map(this::read).toList();
    return database.transaction(
        userId,
        connection ->
            idempotency.once(
                connection,
                request,
                BatchAnswer.class,
                () -> storeAll(connection, userId, members)));
  }

  private Member read(JsonNode document) {
    try {
      return new Member(reader.read(document, NewDocument.class), null);
    } catch (DomainException refused) {
      return new Member(null, refused);
    }
  }

  private Uni<BatchAnswer> storeAll(SqlConnection connection, UUID userId, List<Member> members) {
    return storage
        .projects(connection, accepted(members))
        .map(projects -> members.stream().map(member -> member.checked(projects)).toList())
        .chain(checked -> storeAccepted(connection, userId, checked));
  }

  private Uni<BatchAnswer> storeAccepted(
      SqlConnection connection, UUID userId, List<Member> members) {
    return storage
        .store(connection, userId, accepted(members))
        .map(stored -> answer(members, stored));
  }

  private static List<NewDocument> accepted(List<Member> members) {
    return members.stream().filter(Member::isAccepted).map(Member::wanted).toList();
  }

  private BatchAnswer answer(List<Member> members, List<StoredDocument> stored) {
    List<JsonNode> items = new ArrayList<>(members.size());
    int next = 0;
    for (Member member : members) {
      items.add(
          json.valueToTree(
              member.isAccepted() ? stored.get(next++).document() : Refused.of(member.refusal())));
    }
    return new BatchAnswer(items);
  }
}
