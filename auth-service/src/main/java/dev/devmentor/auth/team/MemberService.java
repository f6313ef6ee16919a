package dev.devmentor.auth.team;

import dev.devmentor.auth.refusal.Refusal;
import dev.devmentor.platform.problem.NotFound;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Who is in a team. Changes of one team wait for each other, so one lead always stays. */
@ApplicationScoped
public class MemberService {

  private static final String FOREIGN_KEY_VIOLATION = "23503";

  private final TeamRepository teams;
  private final TeamTransaction transaction;

  MemberService(TeamRepository teams, TeamTransaction transaction) {
    this.teams = teams;
    this.transaction = transaction;
  }

  /** Adds somebody, or changes what they may do; by a lead. Fails with {@link Refusal.LastLead}. */
  Uni<Team> put(TeamTransaction.Act act, UUID id, TeamRole role, String ifMatch) {
    return transaction
        .run(
            act.userId(),
            connection ->
                transaction
                    .asLead(connection, act.userId(), id, ifMatch)
                    .invoke(team -> requireAnotherLead(team, act.subjectId(), role))
                    .chain(() -> teams.touch(connection, id))
                    .chain(() -> teams.put(connection, id, act.subjectId(), role))
                    .chain(() -> transaction.whole(connection, id))
                    .call(() -> transaction.record(connection, act, id)))
        .onFailure(MemberService::isForNobody)
        .transform(_ -> new NotFound("user"));
  }

  /** Removes somebody, by a lead, or lets them leave. Fails with {@link Refusal.LastLead}. */
  Uni<Void> remove(TeamTransaction.Act act, UUID id, String ifMatch) {
    return transaction.run(
        act.userId(),
        connection ->
            transaction
                .locked(connection, id, ifMatch)
                .invoke(team -> check(team, act))
                .chain(() -> teams.touch(connection, id))
                .chain(() -> teams.remove(connection, id, act.subjectId()))
                .chain(() -> transaction.record(connection, act, id)));
  }

  private static void check(Team team, TeamTransaction.Act act) {
    if (!act.userId().equals(act.subjectId())) {
      TeamTransaction.requireLead(team, act.userId());
    }
    if (team.members().stream().noneMatch(member -> member.userId().equals(act.subjectId()))) {
      throw new NotFound("member");
    }
    requireAnotherLead(team, act.subjectId(), TeamRole.MEMBER);
  }

  private static void requireAnotherLead(Team team, UUID userId, TeamRole role) {
    boolean another =
        team.members().stream()
            .anyMatch(member -> member.role() == TeamRole.LEAD && !member.userId().equals(userId));
    if (role != TeamRole.LEAD && !another) {
      throw new Refusal.LastLead();
    }
  }

  private static boolean isForNobody(Throwable failure) {
    return failure instanceof PgException refused
        && FOREIGN_KEY_VIOLATION.equals(refused.getSqlState());
  }
}
