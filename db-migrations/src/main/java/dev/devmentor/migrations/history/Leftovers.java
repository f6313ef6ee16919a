package dev.devmentor.migrations.history;

import dev.devmentor.migrations.MigrationFailure;
import dev.devmentor.migrations.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * What a script outside of a transaction leaves when it fails or its process dies: indexes that are
 * not valid, and an entry of the history that says failed. Such a script holds statements that can
 * be repeated (the lint sees to it), so that it starts anew once both are gone.
 */
final class Leftovers {

  /** A server notices within this time that the process which began a build is gone. */
  private static final Duration END_OF_A_BUILD = Duration.ofSeconds(30);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final Schema schema;
  private final DataSource owner;

  Leftovers(Schema schema, DataSource owner) {
    this.schema = schema;
    this.owner = owner;
  }

  private record Index(String name, boolean underWay) {}

  /** The indexes that no query uses because nobody ended their build, with their schema. */
  List<String> indexes() {
    try (Connection connection = owner.getConnection()) {
      return indexes(connection).stream()
          .filter(index -> !index.underWay())
          .map(Index::name)
          .toList();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /**
   * Drops the indexes and forgets the failed entries; nothing that a query uses.
   *
   * @return the indexes that are gone
   * @throws MigrationFailure if an index is still being built after a while
   */
  List<String> clear() {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      List<String> gone = unused(connection);
      for (String name : gone) {
        statement.execute("drop index concurrently if exists " + name);
      }
      if (SchemaHistory.isThere(schema, connection)) {
        statement.execute(
            "delete from %s.%s where not success".formatted(schema.id(), SchemaHistory.TABLE));
      }
      return gone;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private List<String> unused(Connection connection) throws SQLException {
    Instant deadline = Instant.now().plus(END_OF_A_BUILD);
    List<Index> found = indexes(connection);
    while (found.stream().anyMatch(Index::underWay)) {
      if (Instant.now().isAfter(deadline)) {
        throw new MigrationFailure(
            "Schema %s: somebody builds an index of it: %s"
                .formatted(schema.id(), found.stream().map(Index::name).toList()));
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      found = indexes(connection);
    }
    return found.stream().map(Index::name).toList();
  }

  // An index of a partitioned table is not valid until every partition has one: that is no build.
  // Whose build it is, and of what, other roles do not see; what it locks they do.
  private List<Index> indexes(Connection connection) throws SQLException {
    String sql =
        """
        select i.indexrelid::regclass::text as name,
               exists (select from pg_stat_progress_create_index p
                         join pg_locks l on l.pid = p.pid and l.locktype = 'relation' and l.granted
                        where p.datname = current_database() and l.relation = i.indrelid) as under_way
          from pg_index i
          join pg_class c on c.oid = i.indexrelid
         where c.relnamespace = ?::regnamespace and c.relkind = 'i' and not i.indisvalid
         order by name
        """;
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, schema.id());
      ResultSet rows = query.executeQuery();
      List<Index> found = new ArrayList<>();
      while (rows.next()) {
        found.add(new Index(rows.getString("name"), rows.getBoolean("under_way")));
      }
      return found;
    }
  }

  private MigrationFailure failure(SQLException e) {
    return new MigrationFailure("Schema %s: %s".formatted(schema.id(), e.getMessage()), e);
  }
}
