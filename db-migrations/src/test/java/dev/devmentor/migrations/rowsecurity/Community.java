package dev.devmentor.migrations.rowsecurity;

import dev.devmentor.migrations.testing.TestDatabase;
import dev.devmentor.migrations.testing.TestUsers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * An owner with rows in every guarded table, members of the owner's project in each role, an
 * administrator, a stranger with rows of their own, and those who are no user at all.
 */
record Community(UUID owner, UUID stranger, PlantedRows rows, List<Actor> actors) {

  static Community in(TestDatabase database) throws SQLException {
    UUID owner = UUID.randomUUID();
    UUID stranger = UUID.randomUUID();
    PlantedRows rows = PlantedRows.plant(database, owner, stranger);
    List<Actor> actors =
        List.of(
            Actor.of("own", owner),
            Actor.of("viewer", member(database, owner, "viewer")),
            Actor.of("editor", member(database, owner, "editor")),
            Actor.of("owner", member(database, owner, "owner")),
            Actor.of("admin", TestUsers.create(database.asSuperuser(), "admin")),
            Actor.of("stranger", stranger),
            new Actor("unset", null),
            new Actor("empty", ""),
            new Actor("garbage", "1' or '1'='1"));
    return new Community(owner, stranger, rows, actors);
  }

  /** The project of the rows of a user has the id that {@link Seeds} derives from the user's. */
  private static UUID member(TestDatabase database, UUID owner, String role) throws SQLException {
    UUID user = TestUsers.create(database.asSuperuser(), "user");
    String sql =
        """
        insert into projects.project_collaborators (project_id, user_id, role, added_by)
        values (md5(? || 'project')::uuid, ?, ?::projects.collaborator_role, ?)
        """;
    try (Connection connection = database.asSuperuser().getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, owner.toString());
      insert.setObject(2, user);
      insert.setString(3, role);
      insert.setObject(4, owner);
      insert.executeUpdate();
      return user;
    }
  }
}
