package dev.devmentor.project.project;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.devmentor.platform.concurrency.Versions;
import dev.devmentor.platform.json.MergePatch;
import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.problem.NotFound;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import dev.devmentor.project.member.ProjectAccess;
import dev.devmentor.project.member.Role;
import dev.devmentor.project.refusal.DatabaseRefusals;
import dev.devmentor.project.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Editors write a project; owners delete and restore it. Each command is one transaction. */
@ApplicationScoped
public class ProjectService {

  private final RowSecurity rows;
  private final ProjectAccess access;
  private final ProjectRepository repository;
  private final MergePatch patches;

  ProjectService(
      RowSecurity rows, ProjectAccess access, ProjectRepository repository, MergePatch patches) {
    this.rows = rows;
    this.access = access;
    this.repository = repository;
    this.patches = patches;
  }

  Uni<Page<ProjectAnswer>> list(UUID userId, ProjectFilter filter, PageRequest page) {
    return repository
        .list(userId, filter, page)
        .map(found -> Page.of(found, page, ProjectRepository::cursor));
  }

  Uni<ProjectAnswer> get(UUID userId, UUID projectId) {
    return repository
        .find(userId, projectId)
        .map(found -> found.orElseThrow(() -> new NotFound("project")));
  }

  Uni<ProjectAnswer> patch(UUID userId, UUID projectId, String ifMatch, ObjectNode patch) {
    return changing(
        userId,
        session ->
            access
                .require(session, projectId, Role.EDITOR)
                .chain(role -> edit(session, projectId, ifMatch, patch, role)));
  }

  private Uni<ProjectAnswer> edit(
      Mutiny.Session session, UUID projectId, String ifMatch, ObjectNode patch, Role role) {
    return locked(session, projectId, ifMatch)
        .invoke(found -> found.apply(patches.apply(found.draft(), patch, ProjectDraft.class)))
        .call(found -> repository.store(session, found))
        .map(found -> found.answer(role));
  }

  Uni<Void> delete(UUID userId, UUID projectId, String ifMatch) {
    return changing(
        userId,
        session ->
            access
                .require(session, projectId, Role.OWNER)
                .chain(() -> locked(session, projectId, ifMatch))
                .invoke(Project::delete)
                .replaceWithVoid());
  }

  /** Restoring what is not deleted changes nothing. */
  Uni<ProjectAnswer> restore(UUID userId, UUID projectId) {
    return changing(
        userId,
        session ->
            requireOwner(session, projectId)
                .chain(() -> locked(session, projectId, null))
                .invoke(Project::restore)
                .call(found -> repository.store(session, found))
                .map(found -> found.answer(Role.OWNER)));
  }

  /** As {@link ProjectAccess} does, for a project that may be deleted. */
  private Uni<Void> requireOwner(Mutiny.Session session, UUID projectId) {
    return repository
        .role(session, projectId)
        .map(found -> found.orElseThrow(() -> new NotFound("project")))
        .invoke(ProjectService::requireOwner)
        .replaceWithVoid();
  }

  private static void requireOwner(Role role) {
    if (role != Role.OWNER) {
      throw new Refusal.RoleTooLow(Role.OWNER.wire());
    }
  }

  private Uni<Project> locked(Mutiny.Session session, UUID projectId, String ifMatch) {
    return repository
        .lock(session, projectId)
        .map(found -> found.orElseThrow(() -> new NotFound("project")))
        .invoke(found -> Versions.check(ifMatch, found.version()));
  }

  private <T> Uni<T> changing(UUID userId, Function<Mutiny.Session, Uni<T>> work) {
    return rows.session(userId, work).onFailure().transform(DatabaseRefusals::explain);
  }
}
