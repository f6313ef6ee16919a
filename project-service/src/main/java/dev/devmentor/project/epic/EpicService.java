package dev.devmentor.project.epic;

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
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Members read epics, editors write them. Each command is one transaction. */
@ApplicationScoped
public class EpicService {

  private final RowSecurity rows;
  private final ProjectAccess access;
  private final Idempotency idempotency;
  private final EpicRepository repository;
  private final MergePatch patches;

  EpicService(
      RowSecurity rows,
      ProjectAccess access,
      Idempotency idempotency,
      EpicRepository repository,
      MergePatch patches) {
    this.rows = rows;
    this.access = access;
    this.idempotency = idempotency;
    this.repository = repository;
    this.patches = patches;
  }

  Uni<Page<EpicAnswer>> list(UUID userId, UUID projectId, PageRequest page) {
    return repository
        .list(userId, projectId, page)
        .map(found -> Page.of(found, page, one -> new Place(one.position(), one.id()).cursor()));
  }

  Uni<EpicAnswer> get(UUID userId, UUID projectId, UUID epicId) {
    return repository
        .find(userId, projectId, epicId)
        .map(found -> found.orElseThrow(() -> new NotFound("epic")));
  }

  Uni<EpicAnswer> create(UUID userId, UUID projectId, EpicDraft draft, String key) {
    IdempotentRequest once =
        IdempotentRequest.of(userId, "POST /projects/" + projectId + "/epics", key, draft);
    return editing(
        userId,
        projectId,
        session ->
            idempotency.once(
                session, once, EpicAnswer.class, () -> insert(session, projectId, draft)));
  }

  private Uni<EpicAnswer> insert(Mutiny.Session session, UUID projectId, EpicDraft draft) {
    Epic epic = new Epic(projectId, draft);
    return repository
        .insert(session, epic)
        .chain(() -> repository.store(session, epic))
        .map(_ -> epic.answer());
  }

  /** Adds an epic in the transaction of another command; its id. */
  public Uni<UUID> add(Mutiny.Session session, UUID projectId, EpicDraft draft) {
    Epic epic = new Epic(projectId, draft);
    return repository.insert(session, epic).replaceWith(epic.id());
  }

  Uni<EpicAnswer> patch(
      UUID userId, UUID projectId, UUID epicId, String ifMatch, ObjectNode patch) {
    return editing(
        userId,
        projectId,
        session ->
            locked(session, projectId, epicId, ifMatch)
                .invoke(epic -> epic.apply(patches.apply(epic.draft(), patch, EpicDraft.class)))
                .call(epic -> repository.store(session, epic))
                .map(Epic::answer));
  }

  Uni<Void> delete(UUID userId, UUID projectId, UUID epicId, String ifMatch) {
    return editing(
        userId,
        projectId,
        session ->
            locked(session, projectId, epicId, ifMatch)
                .call(() -> repository.lockOut(session, epicId))
                .invoke(Epic::delete)
                .chain(() -> repository.releaseTasks(session, projectId, epicId)));
  }

  private Uni<Epic> locked(Mutiny.Session session, UUID projectId, UUID epicId, String ifMatch) {
    return repository
        .lock(session, projectId, epicId)
        .map(found -> found.orElseThrow(() -> new NotFound("epic")))
        .invoke(epic -> Versions.check(ifMatch, epic.version()));
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
