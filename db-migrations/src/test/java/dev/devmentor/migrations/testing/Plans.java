package dev.devmentor.migrations.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.migrations.bootstrap.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How PostgreSQL runs the statements of a service when its tables are large: 1,000 users and
 * 100,000 rows in each table, 10,000 of them the busy user's and one the quiet user's. What each
 * schema holds is in the folder {@code population} beside this class.
 *
 * <p>A statement is run as the login of the service and under row-level security, planned for the
 * values and planned once for all values, as a prepared statement that is used again is.
 */
public final class Plans {

  private static final Map<Role, Plans> FILLED = new EnumMap<>(Role.class);

  /** Whom rows belong to. */
  public enum Owner {
    BUSY(1, 1),
    QUIET(2, 10_001);

    private final int user;
    private final int number;

    Owner(int user, int number) {
      this.user = user;
      this.number = number;
    }

    /** The user. */
    public UUID id() {
      return derived("user-" + user);
    }

    /**
     * The first of the rows of the user.
     *
     * @param kind the word its id is derived from, for example {@code project}
     */
    public UUID row(String kind) {
      return derived(kind + "-" + number);
    }

    private static UUID derived(String name) {
      return UUID.fromString(
          HexFormat.of()
              .formatHex(md5().digest(name.getBytes(StandardCharsets.UTF_8)))
              .replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }

    // The database derives the ids of the population in the same way.
    private static MessageDigest md5() {
      try {
        return MessageDigest.getInstance("MD5");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** The catalog of skills is small, and what costs nothing is an empty partition. */
  private static final String LARGE_SEQ_SCAN =
      "Seq Scan on (?!skill|question)\\w++(?! +\\w* *\\(cost=0\\.00\\.\\.0\\.00 )";

  private final TestDatabase database;
  private final Role role;

  private Plans(TestDatabase database, Role role) {
    this.database = database;
    this.role = role;
  }

  /** A database with the tables of one service filled; the first call fills it. */
  public static synchronized Plans of(Role role) throws SQLException {
    Plans known = FILLED.get(role);
    if (known == null) {
      known = fill(role);
      FILLED.put(role, known);
    }
    return known;
  }

  private static Plans fill(Role role) throws SQLException {
    TestDatabase database = TestDatabase.migrated();
    if (!TestServer.isEmbedded()) {
      Runtime.getRuntime().addShutdownHook(new Thread(database::close));
    }
    try (Connection connection = database.asSuperuser().getConnection()) {
      // Past the triggers and checks of foreign keys, which would take minutes.
      Sql.run(connection, "set session_replication_role = replica");
      for (String part : List.of("users", role.schema().orElseThrow().id())) {
        Sql.run(connection, read("population/" + part + ".sql").replace("%", "%%"));
      }
      Sql.run(connection, "vacuum analyze");
    }
    return new Plans(database, role);
  }

  private static String read(String resource) {
    try (InputStream in = Plans.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Asserts that a statement finds its rows through indexes, whosever they are, and sorts in memory
   * if at all. With {@code -Drecord} the plan of the busy user is kept in {@code
   * docs/schema/plans}.
   *
   * @param name of the file of the plan
   * @param sql with parameters $1, …
   * @param index one that it must use
   * @param values the parameters for each user
   */
  public void assertIndexed(String name, String sql, String index, Values values)
      throws SQLException {
    for (Owner owner : Owner.values()) {
      for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
        String plan = explain(owner.id(), mode, sql, values.of(owner));
        assertThat(plan)
            .as("%s for the %s user, %s", name, owner, mode)
            .contains(index)
            .doesNotContainPattern(LARGE_SEQ_SCAN)
            .doesNotContain("Disk:");
        if (owner == Owner.BUSY && mode.equals("force_custom_plan")) {
          record(name, plan);
        }
      }
    }
  }

  /** The parameters of a statement. */
  @FunctionalInterface
  public interface Values {
    List<?> of(Owner owner);
  }

  private void record(String name, String plan) {
    if (System.getProperty("record") == null) {
      return;
    }
    Path file = Path.of("../docs/schema/plans", role.schema().orElseThrow().id(), name + ".txt");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, plan);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String explain(UUID user, String mode, String sql, List<?> values) throws SQLException {
    String call =
        values.isEmpty()
            ? ""
            : values.stream().map(Plans::literal).collect(Collectors.joining(", ", "(", ")"));
    try (Connection connection = database.as(role).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set plan_cache_mode = %s; set app.user_id = '%s'".formatted(mode, user));
      statement.execute("prepare hot as " + sql);
      StringBuilder plan = new StringBuilder();
      try (ResultSet lines =
          statement.executeQuery("explain (analyze, buffers) execute hot" + call)) {
        while (lines.next()) {
          plan.append(lines.getString(1)).append('\n');
        }
      }
      return plan.toString();
    }
  }

  private static String literal(Object value) {
    return switch (value) {
      case null -> "null";
      case Number number -> number.toString();
      case Object[] many ->
          Stream.of(many).map(Plans::literal).collect(Collectors.joining(", ", "array[", "]"));
      default -> "'" + value.toString().replace("'", "''") + "'";
    };
  }
}
