package dev.devmentor.learning.roadmap;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** A roadmap with its items; they are written together and never change their order. */
@Entity
@Table(name = "roadmaps", schema = "learning")
class Roadmap {

  @Id private UUID id;

  @Column(name = "user_id", updatable = false)
  private UUID userId;

  private String title;

  @Column(name = "goal_skills", updatable = false)
  private String[] goalSkills;

  private RoadmapStatus status;

  // Not @Version: the database counts it, and progress moves it too.
  @Column(updatable = false)
  private int version;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  // A trigger keeps it.
  @Column(name = "updated_at", updatable = false)
  private Instant updatedAt;

  @OneToMany(mappedBy = "roadmap", cascade = CascadeType.PERSIST)
  private List<RoadmapItem> items = new ArrayList<>();

  /** For Hibernate. */
  protected Roadmap() {}

  Roadmap(UUID userId, String title, List<String> goalSkills) {
    this.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    this.userId = userId;
    this.title = title;
    this.goalSkills = goalSkills.toArray(String[]::new);
    this.status = RoadmapStatus.ACTIVE;
    this.version = 1;
    this.createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    this.updatedAt = createdAt;
  }

  /** Adds the next item; those it waits for have been added before. */
  RoadmapItem add(String itemTitle, UUID skillId, List<UUID> after) {
    RoadmapItem item = new RoadmapItem(this, itemTitle, skillId, items.size(), after);
    items.add(item);
    return item;
  }

  UUID id() {
    return id;
  }

  UUID userId() {
    return userId;
  }

  List<RoadmapItem> items() {
    return Collections.unmodifiableList(items);
  }

  /** As clients see it, with the items in a shape that tells their progress. */
  RoadmapView view(List<RoadmapView.Item> shownItems) {
    return new RoadmapView(
        id, title, List.of(goalSkills), status, shownItems, version, createdAt, updatedAt);
  }
}
