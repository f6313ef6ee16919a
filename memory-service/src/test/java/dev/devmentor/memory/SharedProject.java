package dev.devmentor.memory;

import dev.devmentor.migrations.testing.Rows;
import java.util.UUID;

/** A project of the projects schema that others may see, as the memory service meets it. */
public final class SharedProject {

  private SharedProject() {}

  /** A project of this owner. */
  public static UUID of(UUID ownerId) {
    UUID id = UUID.randomUUID();
    Rows.update(
        "insert into projects.projects (id, owner_id, name, slug) values (?, ?, 'Shared', ?)",
        id,
        ownerId,
        "p-" + id);
    return id;
  }

  /** Makes a user a viewer of a project. */
  public static void admit(UUID projectId, UUID userId) {
    Rows.update(
        """
        insert into projects.project_collaborators (project_id, user_id, role)
        values (?, ?, 'viewer')
        """,
        projectId,
        userId);
  }

  /** Takes a user out of a project. */
  public static void dismiss(UUID projectId, UUID userId) {
    Rows.update(
        "delete from projects.project_collaborators where project_id = ? and user_id = ?",
        projectId,
        userId);
  }
}
