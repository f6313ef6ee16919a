package dev.devmentor.migrations.advise;

import dev.devmentor.migrations.MigrationFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Asks a database about itself. */
public final class Advisor {

  // No such table, no such function; the library is not loaded.
  private static final List<String> NOT_INSTALLED = List.of("42P01", "42883", "55000");

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
      if (!topic.extension().isEmpty() && NOT_INSTALLED.contains(e.getSQLState())) {
        return List.of(missing(topic));
      }
      throw e;
    }
  }

  private static Advice missing(Topic topic) {
    String todo =
        topic == Topic.SLOW_STATEMENT
            ? "put it into shared_preload_libraries and migrate as an administrator"
            : "install the contrib package of PostgreSQL and migrate as an administrator";
    return new Advice(topic, topic.extension(), "is not there", todo);
  }

  /** The statements that have the planner look at every table again. */
  public static List<String> analyzing(DataSource owner) {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement();
        ResultSet tables =
            statement.executeQuery(
                """
                select format('analyze %s', c.oid::regclass) as todo
                  from pg_class c
                 where c.relnamespace::regnamespace::text in ('auth', 'projects', 'memory', 'learning', 'legacy_import')
                   and c.relkind in ('r', 'p') and not c.relispartition
                """)) {
      List<String> statements = new ArrayList<>();
      while (tables.next()) {
        statements.add(tables.getString("todo"));
      }
      return statements;
    } catch (SQLException e) {
      throw new MigrationFailure("Looking for tables failed: " + e.getMessage(), e);
    }
  }

  /**
   * The statements that create the indexes which some advice misses, without stopping writers. What
   * an earlier attempt left goes first: it has the name of the one that is missing.
   */
  public static List<String> indexing(List<Advice> advice) {
    return Stream.of(Topic.INVALID_INDEX, Topic.MISSING_INDEX)
        .flatMap(topic -> advice.stream().filter(each -> each.topic() == topic))
        .map(Advice::todo)
        .toList();
  }

  /** Runs statements of advice, one after the other and each on its own. */
  public static void run(DataSource owner, List<String> statements) {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      // An index that is built concurrently waits for old transactions, and nobody waits for it.
      statement.execute("set lock_timeout = 0");
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new MigrationFailure(
          "Following the advice failed, ask for it again: " + e.getMessage(), e);
    }
  }
}
