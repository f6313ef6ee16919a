package dev.devmentor.project.project;

import dev.devmentor.platform.problem.InvalidRequest;
import dev.devmentor.project.input.Wire;
import dev.devmentor.project.member.Role;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** A project as Hibernate writes it; triggers add the first member and keep the times. */
@Entity
@DynamicUpdate
@Table(schema = "projects", name = "projects")
class Project {

  @Id private UUID id;

  @Column(name = "owner_id", updatable = false)
  private UUID ownerId;

  private String name;
  private String slug;
  private String description;

  @ColumnTransformer(write = "cast(? as projects.project_status)")
  private String status;

  @Column(name = "start_date")
  private LocalDate startDate;

  @Column(name = "end_date")
  private LocalDate endDate;

  private String[] tags;

  @Column(insertable = false, updatable = false)
  private int credits;

  private JsonObject metadata;

  @Version private int version;

  @Column(name = "created_at", insertable = false, updatable = false)
  private Instant createdAt;

  @Column(name = "updated_at", insertable = false, updatable = false)
  private Instant updatedAt;

  @Column(name = "deleted_at")
  private Instant deletedAt;

  /** For Hibernate. */
  protected Project() {}

  Project(UUID ownerId, ProjectDraft draft) {
    this.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    this.ownerId = ownerId;
    this.version = 1; // not where it is declared: Hibernate would take that for an edit
    apply(draft);
  }

  UUID id() {
    return id;
  }

  UUID ownerId() {
    return ownerId;
  }

  int version() {
    return version;
  }

  boolean isDeleted() {
    return deletedAt != null;
  }

  /** What members may write, as it is now. */
  ProjectDraft draft() {
    return new ProjectDraft(
        name,
        slug,
        description,
        Wire.read(ProjectStatus.class, status),
        startDate,
        endDate,
        List.of(tags),
        metadata.getMap());
  }

  /** Replaces what members may write; the slug stays if the draft has none. */
  final void apply(ProjectDraft draft) {
    if (draft.startDate() != null
        && draft.endDate() != null
        && draft.endDate().isBefore(draft.startDate())) {
      throw new InvalidRequest("endDate", "must not be before startDate");
    }
    name = draft.name();
    slug = Objects.requireNonNullElse(draft.slug(), slug);
    description = draft.description();
    status = draft.status().wire();
    startDate = draft.startDate();
    endDate = draft.endDate();
    tags = draft.tags().toArray(String[]::new);
    metadata = new JsonObject(draft.metadata());
  }

  void delete() {
    deletedAt = Instant.now();
  }

  void restore() {
    deletedAt = null;
  }

  ProjectAnswer answer(Role myRole) {
    return new ProjectAnswer(
        id,
        ownerId,
        name,
        slug,
        description,
        Wire.read(ProjectStatus.class, status),
        startDate,
        endDate,
        List.of(tags),
        credits,
        metadata.getMap(),
        myRole,
        version,
        createdAt,
        updatedAt);
  }
}
