package dev.devmentor.project.epic;

import dev.devmentor.project.input.Wire;
import dev.devmentor.project.sql.Place;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** An epic as Hibernate writes it; a trigger gives a new one its place. */
@Entity
@DynamicUpdate
@Table(schema = "projects", name = "epics")
class Epic {

  @Id private UUID id;

  @Column(name = "project_id", updatable = false)
  private UUID projectId;

  private String name;
  private String description;

  @ColumnTransformer(write = "cast(? as projects.epic_status)")
  private String status;

  private BigDecimal position;

  @Version private int version;

  @Column(name = "created_at", insertable = false, updatable = false)
  private Instant createdAt;

  @Column(name = "updated_at", insertable = false, updatable = false)
  private Instant updatedAt;

  @Column(name = "deleted_at")
  private Instant deletedAt;

  /** For Hibernate. */
  protected Epic() {}

  Epic(UUID projectId, EpicDraft draft) {
    this.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    this.projectId = projectId;
    this.version = 1; // not where it is declared: Hibernate would take that for an edit
    apply(draft);
  }

  UUID id() {
    return id;
  }

  int version() {
    return version;
  }

  /** What members may write, as it is now. */
  EpicDraft draft() {
    return new EpicDraft(name, description, Wire.read(EpicStatus.class, status), position);
  }

  /** Replaces what members may write; the place stays if the draft has none. */
  final void apply(EpicDraft draft) {
    name = draft.name();
    description = draft.description();
    status = draft.status().wire();
    position = Place.moved(position, draft.position());
  }

  void delete() {
    deletedAt = Instant.now();
  }

  EpicAnswer answer() {
    return new EpicAnswer(
        id,
        projectId,
        name,
        description,
        Wire.read(EpicStatus.class, status),
        Place.plain(position),
        version,
        createdAt,
        updatedAt);
  }
}
