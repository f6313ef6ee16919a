package dev.devmentor.migrations.testing;

import dev.devmentor.migrations.bootstrap.Role;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a service sees and may do on behalf of a user.
 *
 * @param role the login of the service
 */
public record ServiceSession(TestDatabase database, Role role, UUID user) {

  /** The first column of each row, as text. */
  public List<String> column(String sql) throws SQLException {
    try (Connection connection = database.as(role).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set app.user_id = '" + user + "'");
      try (ResultSet rows = statement.executeQuery(sql)) {
        List<String> found = new ArrayList<>();
        while (rows.next()) {
          found.add(rows.getString(1));
        }
        return found;
      }
    }
  }
}
