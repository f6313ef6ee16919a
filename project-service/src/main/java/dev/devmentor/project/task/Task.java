package dev.devmentor.project.task;

import dev.devmentor.project.input.Wire;
import dev.devmentor.project.sql.Place;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** A task as Hibernate writes it; triggers give a new one its number and its place. */
@Entity
@DynamicUpdate
@Table(schema = "projects", name = "tasks")
class Task {

  @Id private UUID id;

  @Column(name = "project_id", updatable = false)
  private UUID projectId;

  @Column(insertable = false, updatable = false)
  private int number;

  @Column(name = "epic_id")
  private UUID epicId;

  @Column(name = "parent_id")
  private UUID parentId;

  private String title;
  private String description;

  @ColumnTransformer(write = "cast(? as projects.task_status)")
  private String status;

  @ColumnTransformer(write = "cast(? as projects.task_priority)")
  private String priority;

  private Integer complexity;

  @Column(name = "estimate_minutes")
  private Integer estimateMinutes;

  private String[] labels;

  @Column(name = "assignee_id")
  private UUID assigneeId;

  @Column(name = "due_at")
  private Instant dueAt;

  @Column(name = "completed_at", insertable = false, updatable = false)
  private Instant completedAt;

  private BigDecimal position;

  private JsonObject metadata;

  @Version private int version;

  @Column(name = "created_at", insertable = false, updatable = false)
  private Instant createdAt;

  @Column(name = "updated_at", insertable = false, updatable = false)
  private Instant updatedAt;

  @Column(name = "deleted_at")
  private Instant deletedAt;

  /** For Hibernate. */
  protected Task() {}

  Task(UUID projectId, TaskDraft draft) {
    this.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    this.projectId = projectId;
    this.version = 1; // not where it is declared: Hibernate would take that for an edit
    apply(draft);
  }

  int version() {
    return version;
  }

  /** What members may write, as it is now. */
  TaskDraft draft() {
    return new TaskDraft(
        epicId,
        parentId,
        title,
        description,
        Wire.read(TaskStatus.class, status),
        Wire.read(TaskPriority.class, priority),
        complexity,
        estimateMinutes,
        List.of(labels),
        assigneeId,
        dueAt,
        position,
        metadata.getMap());
  }

  /** Replaces what members may write; the place stays if the draft has none. */
  final void apply(TaskDraft draft) {
    epicId = draft.epicId();
    parentId = draft.parentId();
    title = draft.title();
    description = draft.description();
    status = draft.status().wire();
    priority = draft.priority().wire();
    complexity = draft.complexity();
    estimateMinutes = draft.estimateMinutes();
    labels = draft.labels().toArray(String[]::new);
    assigneeId = draft.assigneeId();
    dueAt = draft.dueAt();
    position = Place.moved(position, draft.position());
    metadata = new JsonObject(draft.metadata());
  }

  void delete() {
    deletedAt = Instant.now();
  }

  TaskAnswer answer() {
    return new TaskAnswer(
        id,
        projectId,
        number,
        epicId,
        parentId,
        title,
        description,
        Wire.read(TaskStatus.class, status),
        Wire.read(TaskPriority.class, priority),
        complexity,
        estimateMinutes,
        List.of(labels),
        assigneeId,
        dueAt,
        completedAt,
        Place.plain(position),
        metadata.getMap(),
        version,
        createdAt,
        updatedAt);
  }
}
