package dev.devmentor.learning.skill;

import dev.devmentor.platform.concurrency.Versions;
import dev.devmentor.platform.idempotency.Idempotency;
import dev.devmentor.platform.idempotency.IdempotentRequest;
import dev.devmentor.platform.paging.Cursor;
import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.problem.NotFound;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Reads and changes the skill graph; that it stays free of cycles is the database's word. */
@ApplicationScoped
class SkillService {

  private final RowSecurity rowSecurity;
  private final Idempotency idempotency;
  private final SkillRepository skills;

  SkillService(RowSecurity rowSecurity, Idempotency idempotency, SkillRepository skills) {
    this.rowSecurity = rowSecurity;
    this.idempotency = idempotency;
    this.skills = skills;
  }

  Uni<Page<Skill>> list(String q, SkillCategory category, PageRequest page) {
    return skills
        .list(q, category, page)
        .map(rows -> Page.of(rows, page, skill -> Cursor.of(skill.slug())));
  }

  Uni<Skill> get(String slug) {
    return skills
        .find(slug)
        .onItem()
        .transform(found -> found.orElseThrow(() -> new NotFound("skill")));
  }

  Uni<Skill> create(IdempotentRequest once, CreateSkill request) {
    return rowSecurity.transaction(
        once.userId(),
        connection ->
            idempotency.once(connection, once, Skill.class, () -> create(connection, request)));
  }

  private Uni<Skill> create(SqlConnection connection, CreateSkill request) {
    return skills
        .lockGraph(connection)
        .chain(() -> skills.insert(connection, request))
        .chain(id -> skills.setPrerequisites(connection, id, request.prerequisites()))
        .chain(() -> skills.read(connection, request.slug()));
  }

  Uni<Skill> change(UUID admin, String slug, ChangeSkill request, String ifMatch) {
    return rowSecurity.transaction(admin, connection -> change(connection, slug, request, ifMatch));
  }

  private Uni<Skill> change(
      SqlConnection connection, String slug, ChangeSkill request, String ifMatch) {
    return skills
        .lockGraph(connection)
        .chain(() -> skills.lock(connection, slug))
        .map(locked -> locked.orElseThrow(() -> new NotFound("skill")))
        .invoke(locked -> Versions.check(ifMatch, locked.version()))
        .call(locked -> skills.update(connection, locked.id(), request))
        .call(locked -> changePrerequisites(connection, locked.id(), request))
        .chain(() -> skills.read(connection, slug));
  }

  private Uni<Void> changePrerequisites(SqlConnection connection, UUID id, ChangeSkill request) {
    return request.prerequisites() == null
        ? Uni.createFrom().voidItem()
        : skills.setPrerequisites(connection, id, request.prerequisites());
  }
}
