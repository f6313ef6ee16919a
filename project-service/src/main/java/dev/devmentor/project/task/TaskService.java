package dev.devmentor.project.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.devmentor.platform.concurrency.Versions;
import dev.devmentor.platform.idempotency.Idempotency;
import dev.devmentor.platform.idempotency.IdempotentRequest;
import dev.devmentor.platform.json.MergePatch;
import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.problem.NotFound;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import dev.devmentor.project.member.ProjectAccess;
import dev.devmentor.project.member.Role;
import dev.devmentor.project.refusal.DatabaseRefusals;
import dev.devmentor.project.sql.Place;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Members read tasks, editors write them. Each command is one transaction. */
@ApplicationScoped
public class TaskService {

  private final RowSecurity rows;
  private final ProjectAccess access;
  private final Idempotency idempotency;
  private final TaskRepository repository;
  private final MergePatch patches;

  TaskService(
      RowSecurity rows,
      ProjectAccess access,
      Idempotency idempotency,
      TaskRepository repository,
      MergePatch patches) {
    this.rows = rows;
    this.access = access;
    this.idempotency = idempotency;
    this.repository = repository;
    this.patches = patches;
  }

  Uni<Page<TaskAnswer>> list(UUID userId, UUID projectId, TaskFilter filter, PageRequest page) {
    return repository
        .list(userId, projectId, filter, page)
        .map(found -> Page.of(found, page, one -> new Place(one.position(), one.id()).cursor()));
  }

  Uni<TaskDetail> get(UUID userId, UUID projectId, UUID taskId) {
    return repository
        .find(userId, projectId, taskId)
        .map(found -> found.orElseThrow(() -> new NotFound("task")));
  }

  Uni<TaskAnswer> create(UUID userId, UUID projectId, TaskDraft draft, String key) {
    IdempotentRequest once =
        IdempotentRequest.of(userId, "POST /projects/" + projectId + "/tasks", key, draft);
    return editing(
        userId,
        projectId,
        session ->
            idempotency.once(
                session, once, TaskAnswer.class, () -> insert(session, projectId, draft)));
  }

  private Uni<TaskAnswer> insert(Mutiny.Session session, UUID projectId, TaskDraft draft) {
    Task task = new Task(projectId, draft);
    return repository
        .insert(session, List.of(task))
        .chain(() -> repository.store(session, task))
        .map(_ -> task.answer());
  }

  /**
   * Adds tasks in the transaction of another command.
   *
   * @param epicId the epic they belong to; may be null
   */
  public Uni<Void> addAll(
      Mutiny.Session session, UUID projectId, UUID epicId, List<TaskDraft> drafts) {
    List<Task> tasks =
        drafts.stream().map(draft -> new Task(projectId, draft.inEpic(epicId))).toList();
    return tasks.isEmpty() ? Uni.createFrom().voidItem() : repository.insert(session, tasks);
  }

  Uni<TaskAnswer> patch(
      UUID userId, UUID projectId, UUID taskId, String ifMatch, ObjectNode patch) {
    return editing(
        userId,
        projectId,
        session ->
            locked(session, projectId, taskId, ifMatch)
                .invoke(task -> task.apply(patches.apply(task.draft(), patch, TaskDraft.class)))
                .call(task -> repository.store(session, task))
                .map(Task::answer));
  }

  Uni<Void> delete(UUID userId, UUID projectId, UUID taskId, String ifMatch) {
    return editing(
        userId,
        projectId,
        session ->
            locked(session, projectId, taskId, ifMatch)
                .call(() -> repository.lockOut(session, taskId))
                .invoke(Task::delete)
                .chain(() -> repository.releaseParts(session, projectId, taskId)));
  }

  private Uni<Task> locked(Mutiny.Session session, UUID projectId, UUID taskId, String ifMatch) {
    return repository
        .lock(session, projectId, taskId)
        .map(found -> found.orElseThrow(() -> new NotFound("task")))
        .invoke(task -> Versions.check(ifMatch, task.version()));
  }

  private <T> Uni<T> editing(UUID userId, UUID projectId, Function<Mutiny.Session, Uni<T>> work) {
    return rows.session(
            userId,
            session ->
                access.require(session, projectId, Role.EDITOR).chain(() -> work.apply(session)))
        .onFailure()
        .transform(DatabaseRefusals::explain);
  }
}
