package dev.devmentor.auth.team;

import dev.devmentor.auth.sql.Rows;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import dev.devmentor.platform.sql.Filter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Teams; row-level security leaves those of the current user. */
@ApplicationScoped
class TeamRepository {

  private static final String COLUMNS = "id, name, description, version, created_at, updated_at";

  private static final String MEMBERS =
      "select team_id, user_id, username, member_role from auth.members_of($1)";

  private final RowSecurity rows;

  TeamRepository(RowSecurity rows) {
    this.rows = rows;
  }

  /** A team with the current user as its lead; its id. */
  Uni<UUID> insert(SqlConnection connection, TeamRequest request) {
    return connection
        .preparedQuery("select auth.found_team($1, $2) as id")
        .execute(Tuple.of(request.name(), request.description()))
        .map(founded -> founded.iterator().next().getUUID("id"));
  }

  /** A team without its members. */
  Uni<Optional<Team>> find(SqlConnection connection, UUID id) {
    return connection
        .preparedQuery("select " + COLUMNS + " from auth.teams where id = $1")
        .execute(Tuple.of(id))
        .map(found -> Rows.first(found, TeamRepository::team));
  }

  /** Teams without their members, the newest first. */
  Uni<List<Team>> list(UUID userId, UUID before, int most) {
    Filter wanted = new Filter().andIfPresent("m.team_id < ?", before);
    String sql =
        """
        select t.id, t.name, t.description, t.version, t.created_at, t.updated_at
          from auth.team_members m
          join auth.teams t on t.id = m.team_id
         where m.user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)%s
         order by m.team_id desc
         limit %s
        """
            .formatted(wanted.sql(), wanted.parameter(most));
    return rows.read(userId, sql, wanted.parameters())
        .map(found -> Rows.list(found, TeamRepository::team));
  }

  private static Team team(Row row) {
    return new Team(
        row.getUUID("id"),
        row.getString("name"),
        row.getString("description"),
        List.of(),
        row.getInteger("version"),
        Rows.instant(row, "created_at"),
        Rows.instant(row, "updated_at"));
  }

  /** The members by team. */
  Uni<Map<UUID, List<TeamMember>>> members(UUID userId, List<UUID> teams) {
    return rows.read(userId, MEMBERS, Tuple.of(teams.toArray(UUID[]::new)))
        .map(TeamRepository::byTeam);
  }

  /** The members of one team, in the transaction at hand. */
  Uni<List<TeamMember>> members(SqlConnection connection, UUID team) {
    return connection
        .preparedQuery(MEMBERS)
        .execute(Tuple.of(new UUID[] {team}))
        .map(found -> byTeam(found).getOrDefault(team, List.of()));
  }

  private static Map<UUID, List<TeamMember>> byTeam(RowSet<Row> found) {
    return Rows.list(found, row -> row).stream()
        .collect(
            Collectors.groupingBy(
                row -> row.getUUID("team_id"),
                Collectors.mapping(TeamRepository::member, Collectors.toList())));
  }

  private static TeamMember member(Row row) {
    return new TeamMember(
        row.getUUID("user_id"),
        row.getString("username"),
        TeamRole.of(row.getString("member_role")));
  }

  /** Whether the current user may, and did, change it. */
  Uni<Boolean> change(SqlConnection connection, UUID id, TeamRequest request) {
    return connection
        .preparedQuery("update auth.teams set name = $2, description = $3 where id = $1")
        .execute(Tuple.of(id, request.name(), request.description()))
        .map(changed -> changed.rowCount() == 1);
  }

  /** Whether the current user may, and did, delete it. */
  Uni<Boolean> delete(SqlConnection connection, UUID id) {
    return connection
        .preparedQuery("delete from auth.teams where id = $1")
        .execute(Tuple.of(id))
        .map(deleted -> deleted.rowCount() == 1);
  }

  /** Keeps a team of the current user from other changes until the transaction ends. */
  Uni<Void> lock(SqlConnection connection, UUID id) {
    return connection
        .preparedQuery("select auth.lock_team($1)")
        .execute(Tuple.of(id))
        .replaceWithVoid();
  }

  /** Gives a team whose members change its next version. */
  Uni<Void> touch(SqlConnection connection, UUID id) {
    return connection
        .preparedQuery("select auth.touch_team($1)")
        .execute(Tuple.of(id))
        .replaceWithVoid();
  }

  /** Adds a member or changes the role of one. */
  Uni<Void> put(SqlConnection connection, UUID team, UUID userId, TeamRole role) {
    String sql =
        """
        insert into auth.team_members (team_id, user_id, role)
        values ($1, $2, $3::text::auth.team_role)
            on conflict (team_id, user_id) do update set role = excluded.role
        """;
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(team, userId, role.label()))
        .replaceWithVoid();
  }

  Uni<Void> remove(SqlConnection connection, UUID team, UUID userId) {
    return connection
        .preparedQuery("delete from auth.team_members where team_id = $1 and user_id = $2")
        .execute(Tuple.of(team, userId))
        .replaceWithVoid();
  }
}
