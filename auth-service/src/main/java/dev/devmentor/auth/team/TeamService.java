package dev.devmentor.auth.team;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.devmentor.auth.audit.AuditEvent;
import dev.devmentor.auth.client.Client;
import dev.devmentor.platform.idempotency.Idempotency;
import dev.devmentor.platform.idempotency.IdempotentRequest;
import dev.devmentor.platform.json.MergePatch;
import dev.devmentor.platform.paging.Cursor;
import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Teams: founded, seen, changed and dissolved. */
@ApplicationScoped
public class TeamService {

  private final TeamRepository teams;
  private final TeamTransaction transaction;
  private final Idempotency idempotency;
  private final MergePatch merge;

  TeamService(
      TeamRepository teams,
      TeamTransaction transaction,
      Idempotency idempotency,
      MergePatch merge) {
    this.teams = teams;
    this.transaction = transaction;
    this.idempotency = idempotency;
    this.merge = merge;
  }

  /** A new team, with its founder as lead. */
  Uni<Team> found(TeamRequest request, IdempotentRequest once, Client client) {
    TeamTransaction.Act act =
        new TeamTransaction.Act(once.userId(), once.userId(), AuditEvent.TEAM_CREATED, client);
    return transaction.run(
        act.userId(),
        connection ->
            idempotency.once(
                connection,
                once,
                Team.class,
                () ->
                    teams
                        .insert(connection, request)
                        .chain(id -> transaction.whole(connection, id))
                        .call(team -> transaction.record(connection, act, team.id()))));
  }

  /** The teams of the user, the newest first. */
  Uni<Page<Team>> list(UUID userId, PageRequest page) {
    UUID before = page.cursor().map(cursor -> cursor.uuid(0)).orElse(null);
    return teams
        .list(userId, before, page.limit() + 1)
        .map(found -> Page.of(found, page, team -> Cursor.of(team.id())))
        .chain(found -> withMembers(userId, found));
  }

  private Uni<Page<Team>> withMembers(UUID userId, Page<Team> page) {
    List<UUID> ids = page.items().stream().map(Team::id).toList();
    return teams
        .members(userId, ids)
        .map(members -> page.map(team -> team.with(members.getOrDefault(team.id(), List.of()))));
  }

  Uni<Team> get(UUID userId, UUID id) {
    return transaction.run(userId, connection -> transaction.whole(connection, id));
  }

  /** The team after the edit, by a lead. */
  Uni<Team> change(UUID userId, UUID id, ObjectNode patch, String ifMatch) {
    return transaction.run(
        userId,
        connection ->
            transaction
                .asLead(connection, userId, id, ifMatch)
                .map(team -> merge.apply(TeamRequest.of(team), patch, TeamRequest.class))
                .chain(request -> teams.change(connection, id, request))
                .chain(() -> transaction.whole(connection, id)));
  }

  /** Dissolves the team, by a lead. */
  Uni<Void> delete(TeamTransaction.Act act, UUID id, String ifMatch) {
    return transaction.run(
        act.userId(),
        connection ->
            transaction
                .asLead(connection, act.userId(), id, ifMatch)
                .chain(() -> teams.delete(connection, id))
                .chain(() -> transaction.record(connection, act, id)));
  }
}
