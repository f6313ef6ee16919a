package dev.devmentor.project.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.devmentor.platform.idempotency.Idempotency;
import dev.devmentor.platform.idempotency.IdempotentRequest;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import dev.devmentor.project.member.ProjectAccess;
import dev.devmentor.project.member.Role;
import dev.devmentor.project.refusal.DatabaseRefusals;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Creates many tasks at once: all or none, with one statement. */
@ApplicationScoped
public class BulkTaskService {

  private final RowSecurity rows;
  private final ProjectAccess access;
  private final Idempotency idempotency;
  private final TaskRepository repository;
  private final ObjectMapper json;

  BulkTaskService(
      RowSecurity rows,
      ProjectAccess access,
      Idempotency idempotency,
      TaskRepository repository,
      ObjectMapper json) {
    this.rows = rows;
    this.access = access;
    this.idempotency = idempotency;
    this.repository = repository;
    this.json = json;
  }

  Uni<BulkTasks.Created> create(UUID userId, UUID projectId, BulkTasks request, String key) {
    IdempotentRequest once =
        IdempotentRequest.of(userId, "POST /projects/" + projectId + "/tasks/bulk", key, request);
    return rows.transaction(
            userId,
            connection ->
                access
                    .require(connection, projectId, Role.EDITOR)
                    .chain(() -> insertOnce(connection, projectId, request, once)))
        .onFailure()
        .transform(DatabaseRefusals::explain);
  }

  private Uni<BulkTasks.Created> insertOnce(
      SqlConnection connection, UUID projectId, BulkTasks request, IdempotentRequest once) {
    String drafts = write(request);
    return idempotency.once(
        connection,
        once,
        BulkTasks.Created.class,
        () -> repository.insertAll(connection, projectId, drafts).map(BulkTasks.Created::new));
  }

  private String write(BulkTasks request) {
    try {
      return json.writeValueAsString(request.tasks());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("drafts that were read cannot be written", e);
    }
  }
}
