package dev.devmentor.migrations.advise;

import dev.devmentor.migrations.MigrationFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Asks a database about itself. */
public final class Advisor {

  private static final List<String> NOT_INSTALLED = List.of("42P01", "55000");

  private final DataSource monitor;

  /**
   * Asks one database.
   *
   * @param monitor opens connections as a member of {@code pg_monitor}
   */
  public Advisor(DataSource monitor) {
    this.monitor = monitor;
  }

  /** Every answer, by topic. */
  public List<Advice> advice() {
    try (Connection connection = monitor.getConnection()) {
      List<Advice> all = new ArrayList<>();
      for (Topic topic : Topic.values()) {
        all.addAll(ask(connection, topic));
      }
      return all;
    } catch (SQLException e) {
      throw new MigrationFailure("Reading the statistics failed: " + e.getMessage(), e);
    }
  }

  private static List<Advice> ask(Connection connection, Topic topic) throws SQLException {
    List<Advice> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(topic.query())) {
      while (row.next()) {
        found.add(
            new Advice(
                topic, row.getString("subject"), row.getString("figure"), row.getString("todo")));
      }
      return found;
    } catch (SQLException e) {
      if (topic == Topic.SLOW_STATEMENT && NOT_INSTALLED.contains(e.getSQLState())) {
        found.add(
            new Advice(
                topic,
                "pg_stat_statements",
                "is not loaded",
                "put it into shared_preload_libraries and migrate as an administrator"));
        return found;
      }
      throw e;
    }
  }

  /** Has the planner look at every table again. */
  public static void analyze(DataSource owner) {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement();
        ResultSet tables =
            statement.executeQuery(
                """
                select format('analyze %s', c.oid::regclass) as todo
                  from pg_class c
                 where c.relnamespace::regnamespace::text in ('auth', 'projects', 'memory', 'learning', 'legacy_import')
                   and c.relkind in ('r', 'p') and not c.relispartition
                """);
        Statement analyze = connection.createStatement()) {
      while (tables.next()) {
        analyze.execute(tables.getString("todo"));
      }
    } catch (SQLException e) {
      throw new MigrationFailure("Analyzing failed: " + e.getMessage(), e);
    }
  }

  /** Creates the indexes of some advice, one after the other, without stopping writers. */
  public static void createIndexes(DataSource owner, List<Advice> advice) {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      for (Advice each : advice) {
        if (each.topic() == Topic.MISSING_INDEX) {
          statement.execute(each.todo());
        }
      }
    } catch (SQLException e) {
      throw new MigrationFailure("Creating an index failed: " + e.getMessage(), e);
    }
  }
}
