package dev.devmentor.project.project;

import dev.devmentor.platform.idempotency.Idempotency;
import dev.devmentor.platform.idempotency.IdempotentRequest;
import dev.devmentor.platform.problem.InvalidRequest;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import dev.devmentor.project.epic.EpicDraft;
import dev.devmentor.project.epic.EpicService;
import dev.devmentor.project.member.Role;
import dev.devmentor.project.refusal.DatabaseRefusals;
import dev.devmentor.project.task.TaskDraft;
import dev.devmentor.project.task.TaskService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Creates a project with all it begins with in one transaction: all or nothing. */
@ApplicationScoped
public class ProjectCreation {

  private static final int MOST_TASKS = 1_000;

  private final RowSecurity rows;
  private final Idempotency idempotency;
  private final ProjectRepository repository;
  private final EpicService epics;
  private final TaskService tasks;

  ProjectCreation(
      RowSecurity rows,
      Idempotency idempotency,
      ProjectRepository repository,
      EpicService epics,
      TaskService tasks) {
    this.rows = rows;
    this.idempotency = idempotency;
    this.repository = repository;
    this.epics = epics;
    this.tasks = tasks;
  }

  Uni<ProjectAnswer> create(UUID userId, CreateProject request, String key) {
    checkTasks(request);
    IdempotentRequest once = IdempotentRequest.of(userId, "POST /projects", key, request);
    return rows.session(
            userId,
            session ->
                idempotency.once(
                    session, once, ProjectAnswer.class, () -> store(session, userId, request)))
        .onFailure()
        .transform(DatabaseRefusals::explain);
  }

  private static void checkTasks(CreateProject request) {
    if (allTasks(request).count() > MOST_TASKS) {
      throw new InvalidRequest("tasks", "must be at most " + MOST_TASKS + ", epics included");
    }
    if (allTasks(request).anyMatch(task -> task.epicId() != null)) {
      throw new InvalidRequest("epicId", "is given by the place of the task");
    }
  }

  private static Stream<TaskDraft> allTasks(CreateProject request) {
    return Stream.concat(
        request.tasks().stream(), request.epics().stream().flatMap(epic -> epic.tasks().stream()));
  }

  private Uni<ProjectAnswer> store(Mutiny.Session session, UUID userId, CreateProject request) {
    return slug(session, userId, request)
        .map(slug -> new Project(userId, request.draft().withSlug(slug)))
        .call(project -> repository.insert(session, project))
        .call(project -> storeEpics(session, project.id(), request.epics()))
        .call(project -> tasks.addAll(session, project.id(), null, request.tasks()))
        .call(project -> repository.store(session, project))
        .map(project -> project.answer(Role.OWNER));
  }

  /** A chosen slug is taken or refused; one made from the name gets a suffix where needed. */
  private Uni<String> slug(Mutiny.Session session, UUID userId, CreateProject request) {
    return request.slug() != null
        ? Uni.createFrom().item(request.slug())
        : repository.freeSlug(session, userId, Slug.of(request.name()));
  }

  private Uni<Void> storeEpics(
      Mutiny.Session session, UUID projectId, List<CreateProject.NewEpic> wanted) {
    return Multi.createFrom()
        .iterable(wanted)
        .onItem()
        .transformToUniAndConcatenate(epic -> storeEpic(session, projectId, epic))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<UUID> storeEpic(
      Mutiny.Session session, UUID projectId, CreateProject.NewEpic wanted) {
    EpicDraft draft = new EpicDraft(wanted.name(), wanted.description(), null, null);
    return epics
        .add(session, projectId, draft)
        .call(epicId -> tasks.addAll(session, projectId, epicId, wanted.tasks()));
  }
}
