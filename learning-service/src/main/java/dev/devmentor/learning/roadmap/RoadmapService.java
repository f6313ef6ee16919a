package dev.devmentor.learning.roadmap;

import dev.devmentor.learning.roadmap.path.SkillNode;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Plans roadmaps and keeps them. */
@ApplicationScoped
class RoadmapService {

  private final RowSecurity rowSecurity;
  private final Idempotency idempotency;
  private final RoadmapRepository roadmaps;

  RoadmapService(RowSecurity rowSecurity, Idempotency idempotency, RoadmapRepository roadmaps) {
    this.rowSecurity = rowSecurity;
    this.idempotency = idempotency;
    this.roadmaps = roadmaps;
  }

  Uni<Page<RoadmapView>> list(UUID userId, PageRequest page) {
    return roadmaps
        .list(userId, page)
        .map(rows -> Page.of(rows, page, roadmap -> Cursor.of(roadmap.id())));
  }

  Uni<RoadmapView> get(UUID userId, UUID id) {
    return roadmaps.find(userId, id).map(found -> found.orElseThrow(() -> new NotFound("roadmap")));
  }

  /** The graph is read before the transaction: it is shared and changes rarely. */
  Uni<RoadmapView> create(IdempotentRequest once, CreateRoadmap request) {
    request.check();
    return skillsOf(once.userId(), request)
        .map(skills -> plan(once.userId(), request, skills))
        .chain(plan -> save(once, plan));
  }

  private Uni<Map<String, SkillNode>> skillsOf(UUID userId, CreateRoadmap request) {
    if (request.goalSkills() != null) {
      return roadmaps.closure(userId, request.goalSkills());
    }
    List<String> named =
        request.items().stream().map(CreateRoadmap.Item::skill).filter(Objects::nonNull).toList();
    return roadmaps.skills(userId, named);
  }

  private static RoadmapPlan plan(
      UUID userId, CreateRoadmap request, Map<String, SkillNode> skills) {
    return request.goalSkills() != null
        ? RoadmapPlan.toGoals(userId, request, skills)
        : RoadmapPlan.ofItems(userId, request, skills);
  }

  private Uni<RoadmapView> save(IdempotentRequest once, RoadmapPlan plan) {
    return rowSecurity.session(
        once.userId(),
        session ->
            idempotency.once(session, once, RoadmapView.class, () -> persist(session, plan)));
  }

  private Uni<RoadmapView> persist(Mutiny.Session session, RoadmapPlan plan) {
    return roadmaps.persist(session, plan.roadmap()).replaceWith(plan::view);
  }

  /** The answer is of the transaction that made the change: later ones have their own. */
  Uni<RoadmapView> change(UUID userId, UUID id, ChangeRoadmap change, String ifMatch) {
    return rowSecurity.transaction(
        userId,
        connection ->
            lock(connection, id, ifMatch)
                .chain(() -> roadmaps.update(connection, id, change))
                .chain(() -> roadmaps.read(connection, userId, id)));
  }

  Uni<Void> delete(UUID userId, UUID id, String ifMatch) {
    return rowSecurity.transaction(
        userId,
        connection -> lock(connection, id, ifMatch).chain(() -> roadmaps.delete(connection, id)));
  }

  private Uni<Void> lock(SqlConnection connection, UUID id, String ifMatch) {
    return roadmaps
        .lock(connection, id)
        .map(version -> version.orElseThrow(() -> new NotFound("roadmap")))
        .invoke(version -> Versions.check(ifMatch, version))
        .replaceWithVoid();
  }
}
