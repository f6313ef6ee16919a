package dev.devmentor.migrations.seed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.postgresql.core.BaseConnection;

/** Writes some users with all that is theirs, in one transaction. */
final class SeedBatch {

  private final SeedPlan plan;
  private final Connection connection;
  private final WorkRows work;
  private final MemoryRows memory;

  SeedBatch(SeedPlan plan, Connection connection) {
    this.plan = plan;
    this.connection = connection;
    this.work = new WorkRows(plan);
    this.memory = new MemoryRows(plan);
  }

  private interface Writer {
    void write(CopyRows rows, long user) throws SQLException;
  }

  /**
   * Writes the users of a range that are not there.
   *
   * @return how many rows were written
   */
  long write(long from, long to) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // Only the role of importers may: its triggers' work is written here, its keys are checked.
      statement.execute("set local session_replication_role = replica");
    }
    Set<UUID> there = existing(from, to);
    List<Long> missing =
        LongStream.range(from, to)
            .boxed()
            .filter(user -> !there.contains(SeedId.USER.of(plan.number(), user)))
            .toList();
    long written = 0;
    if (!missing.isEmpty()) {
      Map<SeedTable, Long> rows = new EnumMap<>(SeedTable.class);
      for (SeedTable table : SeedTable.values()) {
        rows.put(table, copy(table, missing));
      }
      check(missing, rows);
      written = rows.values().stream().mapToLong(Long::longValue).sum();
    }
    connection.commit();
    return written;
  }

  private void check(List<Long> users, Map<SeedTable, Long> rows) throws SQLException {
    List<UUID> owners = users.stream().map(user -> SeedId.USER.of(plan.number(), user)).toList();
    List<UUID> projects =
        users.stream()
            .flatMap(user -> plan.projectsOf(user).boxed())
            .map(project -> SeedId.PROJECT.of(plan.number(), project))
            .toList();
    ReferenceCheck references = new ReferenceCheck(connection, owners, projects);
    for (SeedTable table : SeedTable.values()) {
      references.check(table, rows.get(table));
    }
  }

  private Set<UUID> existing(long from, long to) throws SQLException {
    UUID[] ids =
        LongStream.range(from, to)
            .mapToObj(user -> SeedId.USER.of(plan.number(), user))
            .toArray(UUID[]::new);
    try (PreparedStatement query =
        connection.prepareStatement("select id from auth.users where id = any (?)")) {
      query.setArray(1, connection.createArrayOf("uuid", ids));
      ResultSet rows = query.executeQuery();
      Set<UUID> found = new HashSet<>();
      while (rows.next()) {
        found.add(rows.getObject("id", UUID.class));
      }
      return found;
    }
  }

  private long copy(SeedTable table, List<Long> users) throws SQLException {
    Writer writer = writer(table);
    try (CopyRows rows = new CopyRows(connection.unwrap(BaseConnection.class), table.target())) {
      for (long user : users) {
        writer.write(rows, user);
      }
      return rows.finish();
    }
  }

  private Writer writer(SeedTable table) {
    return switch (table) {
      case USERS -> work::user;
      case PROJECTS -> work::projects;
      case COLLABORATORS -> work::collaborators;
      case COUNTERS -> work::counters;
      case TASKS -> work::tasks;
      case DOCUMENTS -> memory::documents;
      case CHUNKS -> memory::chunks;
    };
  }
}
