package dev.devmentor.migrations.testing;

import dev.devmentor.migrations.bootstrap.Role;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives a Quarkus application under test a database with large tables that tells how it runs each
 * statement, for {@link Plans}.
 *
 * <p>Argument: {@code role}, for example {@code devmentor_projects}.
 */
public final class PlansResource implements QuarkusTestResourceLifecycleManager {

  private final PostgresResource server = new PostgresResource();
  private Role role;

  @Override
  public void init(Map<String, String> arguments) {
    server.init(arguments);
    role = server.role();
  }

  @Override
  public Map<String, String> start() {
    Map<String, String> settings = new HashMap<>(server.start());
    // Upkeep reads what it tidies up; it is no part of a request.
    settings.put("devmentor.upkeep.first-after", "1h");
    TestDatabase database = TestDatabase.current();
    try {
      Population.fill(database.asSuperuser(), role);
      for (String setting : PlanLog.SETTINGS) {
        Sql.run(database.asSuperuser(), "alter database %s set %s", database.name(), setting);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return settings;
  }

  @Override
  public void stop() {
    server.stop();
  }
}
