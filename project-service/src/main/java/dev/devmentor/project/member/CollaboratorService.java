package dev.devmentor.project.member;

import dev.devmentor.platform.concurrency.Versions;
import dev.devmentor.platform.paging.Cursor;
import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.problem.NotFound;
import dev.devmentor.platform.problem.PreconditionFailed;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import dev.devmentor.project.refusal.DatabaseRefusals;
import dev.devmentor.project.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Owners choose the members; everybody may leave, but for the last owner. */
@ApplicationScoped
public class CollaboratorService {

  private final RowSecurity rows;
  private final ProjectAccess access;
  private final CollaboratorRepository repository;

  CollaboratorService(RowSecurity rows, ProjectAccess access, CollaboratorRepository repository) {
    this.rows = rows;
    this.access = access;
    this.repository = repository;
  }

  Uni<Page<Collaborator>> list(UUID userId, UUID projectId, PageRequest page) {
    return repository
        .list(userId, projectId, page)
        .map(found -> Page.of(found, page, one -> Cursor.of(one.addedAt(), one.userId())));
  }

  Uni<Collaborator> get(UUID userId, UUID projectId, UUID memberId) {
    return rows.transaction(
        userId,
        connection ->
            access
                .require(connection, projectId, Role.VIEWER)
                .chain(() -> member(connection, projectId, memberId)));
  }

  private Uni<Collaborator> member(SqlConnection connection, UUID projectId, UUID memberId) {
    return repository
        .find(connection, projectId, memberId)
        .map(found -> found.orElseThrow(() -> new NotFound("collaborator")));
  }

  /** Honours {@code If-Match}; where nobody is a member yet there is nothing to match. */
  private Uni<Void> unchanged(
      String ifMatch, SqlConnection connection, UUID projectId, UUID memberId) {
    return ifMatch == null
        ? Uni.createFrom().voidItem()
        : repository
            .find(connection, projectId, memberId)
            .map(found -> found.orElseThrow(PreconditionFailed::new))
            .invoke(member -> Versions.check(ifMatch, member.etag()))
            .replaceWithVoid();
  }

  Uni<Collaborator> put(UUID userId, UUID projectId, UUID memberId, Role role, String ifMatch) {
    return rows.transaction(
            userId,
            connection ->
                access
                    .require(connection, projectId, Role.OWNER)
                    .chain(() -> repository.lockProject(connection, projectId))
                    .chain(() -> unchanged(ifMatch, connection, projectId, memberId))
                    .chain(() -> stepDownTo(role, connection, projectId, memberId))
                    .chain(() -> repository.put(connection, projectId, memberId, role))
                    .chain(() -> member(connection, projectId, memberId)))
        .onFailure()
        .transform(DatabaseRefusals::explain);
  }

  Uni<Void> remove(UUID userId, UUID projectId, UUID memberId, String ifMatch) {
    Role needed = userId.equals(memberId) ? Role.VIEWER : Role.OWNER;
    return rows.transaction(
            userId,
            connection ->
                access
                    .require(connection, projectId, needed)
                    .chain(() -> repository.lockProject(connection, projectId))
                    .chain(() -> member(connection, projectId, memberId))
                    .chain(() -> unchanged(ifMatch, connection, projectId, memberId))
                    .chain(() -> stepDownTo(Role.VIEWER, connection, projectId, memberId))
                    .chain(() -> repository.remove(connection, projectId, memberId)))
        .onFailure()
        .transform(DatabaseRefusals::explain);
  }

  /** The owner a project is erased with hands it over before losing that role. */
  private Uni<Void> stepDownTo(Role role, SqlConnection connection, UUID projectId, UUID memberId) {
    if (role == Role.OWNER) {
      return Uni.createFrom().voidItem();
    }
    return repository
        .ownerOf(connection, projectId)
        .chain(
            owner ->
                owner.equals(memberId)
                    ? handOver(connection, projectId, memberId)
                    : Uni.createFrom().voidItem());
  }

  private Uni<Void> handOver(SqlConnection connection, UUID projectId, UUID formerOwner) {
    return repository
        .longestStandingOwner(connection, projectId, formerOwner)
        .map(found -> found.orElseThrow(Refusal.LastOwner::new))
        .chain(heir -> repository.handOver(connection, projectId, heir));
  }
}
