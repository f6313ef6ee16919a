package dev.devmentor.auth.team;

import dev.devmentor.auth.audit.AuditEvent;
import dev.devmentor.auth.audit.AuditLog;
import dev.devmentor.auth.client.Client;
import dev.devmentor.auth.refusal.Refusal;
import dev.devmentor.platform.concurrency.Versions;
import dev.devmentor.platform.problem.NotFound;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;

/** What every change of a team shares: the lock on its row, who may do it, the audit log. */
@ApplicationScoped
class TeamTransaction {

  private final TeamRepository teams;
  private final AuditLog audit;
  private final RowSecurity rows;

  TeamTransaction(TeamRepository teams, AuditLog audit, RowSecurity rows) {
    this.teams = teams;
    this.audit = audit;
    this.rows = rows;
  }

  /**
   * A change for the audit log.
   *
   * @param userId who changes something
   * @param subjectId to whom it happens
   * @param event what happens
   * @param client where the request comes from
   */
  record Act(UUID userId, UUID subjectId, AuditEvent event, Client client) {}

  <T> Uni<T> run(UUID userId, Function<SqlConnection, Uni<T>> work) {
    return rows.transaction(userId, work);
  }

  /** The team with its members; {@link NotFound} if it is not the user's. */
  Uni<Team> whole(SqlConnection connection, UUID id) {
    return teams
        .find(connection, id)
        .map(found -> found.orElseThrow(() -> new NotFound("team")))
        .chain(team -> teams.members(connection, id).map(team::with));
  }

  /** The team as it is, locked; {@link NotFound} if it is not the user's. */
  Uni<Team> locked(SqlConnection connection, UUID id, String ifMatch) {
    return teams
        .lock(connection, id)
        .chain(() -> whole(connection, id))
        .invoke(team -> Versions.check(ifMatch, team.version()));
  }

  /** The same for a lead; others who see it get {@link Refusal.LeadsOnly}. */
  Uni<Team> asLead(SqlConnection connection, UUID userId, UUID id, String ifMatch) {
    return locked(connection, id, ifMatch).invoke(team -> requireLead(team, userId));
  }

  static void requireLead(Team team, UUID userId) {
    if (team.members().stream()
        .noneMatch(member -> member.userId().equals(userId) && member.role() == TeamRole.LEAD)) {
      throw new Refusal.LeadsOnly();
    }
  }

  /** Last in the transaction. */
  Uni<Void> record(SqlConnection connection, Act act, UUID team) {
    JsonObject details = new JsonObject().put("teamId", team.toString());
    return audit.append(
        connection,
        new AuditLog.Act(act.event(), act.subjectId(), act.userId(), details),
        act.client());
  }
}
