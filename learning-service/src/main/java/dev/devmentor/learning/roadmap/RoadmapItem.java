package dev.devmentor.learning.roadmap;

import dev.devmentor.learning.progress.ProgressStatus;
import dev.devmentor.learning.roadmap.path.SkillNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** A step of a roadmap. */
@Entity
@Table(name = "roadmap_items", schema = "learning")
class RoadmapItem {

  @Id private UUID id;

  @SuppressWarnings("unused") // read by Hibernate alone: the other end of Roadmap.items
  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "roadmap_id", updatable = false)
  private Roadmap roadmap;

  @Column(name = "user_id", updatable = false)
  private UUID userId;

  @Column(name = "skill_id", updatable = false)
  private UUID skillId;

  private String title;
  private int position;
  private UUID[] after;

  /** For Hibernate. */
  protected RoadmapItem() {}

  RoadmapItem(Roadmap roadmap, String title, UUID skillId, int position, List<UUID> after) {
    this.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    this.roadmap = roadmap;
    this.userId = roadmap.userId();
    this.title = title;
    this.skillId = skillId;
    this.position = position;
    this.after = after.toArray(UUID[]::new);
  }

  UUID id() {
    return id;
  }

  /** As clients see it; {@code skill} is null for a free item, of which nothing is done yet. */
  RoadmapView.Item view(SkillNode skill) {
    return new RoadmapView.Item(
        id,
        title,
        skill == null ? null : skill.slug(),
        position,
        List.of(after),
        skill == null ? ProgressStatus.NOT_STARTED : skill.status(),
        skill == null ? 0 : skill.percent());
  }
}
