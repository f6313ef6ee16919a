package dev.devmentor.migrations.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.migrations.bootstrap.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * How PostgreSQL runs the statements of a service when its tables are large: a request is made of
 * the running service, and the database tells the plan of every statement that came of it, of those
 * inside its functions, triggers and foreign keys too. Needs the database of {@link PlansResource}.
 *
 * <p>Each request is made by the busy and by the quiet user, planned for the values and planned
 * once for all values, as a prepared statement that is used again is.
 */
public final class Plans {

  /** The rows that a request for one thing may come upon in one node of a plan. */
  public static final int FEW = 30;

  /** The rows that a page of 20 may. */
  public static final int PAGE = 80;

  // The catalog of skills and the keys are small.
  private static final int LARGE = 1000;

  private final Role role;
  private final PlanLog log;
  private final Set<String> large;

  /**
   * @param role the login of the running service
   */
  public Plans(Role role) {
    this.role = role;
    this.log = new PlanLog(role);
    this.large =
        new HashSet<>(
            Rows.query(
                """
                select relname from pg_class
                 where relkind = 'r' and relnamespace::regnamespace::text !~ '^pg_' and reltuples >= ?
                """,
                LARGE));
    assertThat(large).as("the population").isNotEmpty();
  }

  /**
   * Asserts that everything a request asks of the database is found through indexes, whoever makes
   * it, that no node of a plan comes upon more rows than it may, and that sorts stay in memory.
   * With {@code -Drecord} the plans of the busy user are kept in {@code docs/schema/plans}.
   *
   * @param name of the file of the plans
   * @param most rows that a node may come upon, over all its loops, with those it leaves out
   * @param request made once for each user and way of planning
   */
  public void check(String name, int most, Consumer<Owner> request) {
    check(name, most, request, "");
  }

  private void check(String name, int most, Consumer<Owner> request, String statement) {
    for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
      planned(
          mode,
          () -> {
            for (Owner owner : Owner.values()) {
              List<Plan> plans =
                  log.during(() -> request.accept(owner), statement).stream()
                      .filter(Plan::reads)
                      .toList();
              assertThat(plans).as("plans of %s", name).isNotEmpty();
              plans.forEach(plan -> judge("%s, %s, %s".formatted(name, owner, mode), plan, most));
              if (owner == Owner.BUSY && mode.equals("force_custom_plan")) {
                record(name, plans);
              }
            }
          });
    }
  }

  /**
   * Asserts the same of the worker of the outbox, which claims what is due.
   *
   * @param request writes an entry
   */
  public void checkOutbox(Consumer<Owner> request) {
    check("outbox", FEW, request, "for update skip locked");
  }

  private String schema() {
    return role.schema().orElseThrow().id();
  }

  private void judge(String what, Plan plan, int most) {
    assertThat(plan.scanned())
        .as("%s%n%s%ntables read whole", what, plan)
        .doesNotContainAnyElementsOf(large);
    assertThat(plan.spills()).as("%s%n%s%nspills", what, plan).isFalse();
    assertThat(plan.mostRows()).as("%s%n%s%nrows", what, plan).isLessThanOrEqualTo(most);
  }

  // All sessions of the server hear of it before their next statement.
  private static void planned(String mode, Runnable work) {
    try (Connection connection = TestDatabase.superuser().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("alter system set plan_cache_mode = " + mode);
      statement.execute("select pg_reload_conf()");
      await().until(() -> mode.equals(current(statement)));
      try {
        work.run();
      } finally {
        statement.execute("alter system reset plan_cache_mode");
        statement.execute("select pg_reload_conf()");
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static String current(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("show plan_cache_mode")) {
      row.next();
      return row.getString(1);
    }
  }

  private void record(String name, List<Plan> plans) {
    if (System.getProperty("record") == null) {
      return;
    }
    Path file = Path.of("../docs/schema/plans", schema(), name + ".txt");
    String text =
        plans.stream()
            .map(Plan::toString)
            .distinct()
            .collect(Collectors.joining("\n\n\n", "", "\n"));
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
