package dev.devmentor.migrations.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devmentor.migrations.rowsecurity.Seeds;
import dev.devmentor.migrations.testing.Sql;
import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;

/** No cycle gets in, however many transactions write at the same time and at whatever isolation. */
class AcyclicityTest {

  private TestDatabase database;
  private UUID project;

  @BeforeEach
  void plant() throws SQLException {
    database = TestDatabase.migrated();
    Seeds.plant(database, UUID.randomUUID());
    project =
        UUID.fromString(
            Sql.column(database.asSuperuser(), "select id from projects.projects").getFirst());
  }

  @AfterEach
  void drop() {
    database.close();
  }

  static Stream<Arguments> graphsAndIsolations() {
    return Stream.of(Graph.values())
        .flatMap(
            graph ->
                Stream.of(
                        Connection.TRANSACTION_READ_COMMITTED,
                        Connection.TRANSACTION_REPEATABLE_READ,
                        Connection.TRANSACTION_SERIALIZABLE)
                    .map(isolation -> Arguments.of(graph, isolation)));
  }

  private Connection begin(int isolation) throws SQLException {
    Connection connection = database.asSuperuser().getConnection();
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(isolation);
    Sql.run(connection, "select count(*) from projects.tasks, learning.skills");
    return connection;
  }

  /** The second writer took its snapshot before the first committed, and waits for the first. */
  @ParameterizedTest
  @MethodSource("graphsAndIsolations")
  void refusesTheSecondHalfOfACycle(Graph graph, int isolation) throws Exception {
    List<UUID> nodes = graph.nodes(database, project, 2);
    try (ExecutorService second = Executors.newSingleThreadExecutor();
        Connection one = begin(isolation);
        Connection other = begin(isolation)) {
      graph.link(one, nodes.get(0), nodes.get(1));
      Future<?> waiting =
          second.submit(
              () -> {
                graph.link(other, nodes.get(1), nodes.get(0));
                other.commit();
                return null;
              });
      waitUntilBlocked();
      one.commit();
      assertThatThrownBy(waiting::get)
          .cause()
          .isInstanceOfSatisfying(
              PSQLException.class,
              refusal -> assertThat(refusal.getSQLState()).isIn("23514", "40001"));
      other.rollback();
    }
    assertThat(graph.cyclic(database)).isEmpty();
    assertThat(graph.edgeCount(database)).isPositive();
  }

  private void waitUntilBlocked() throws Exception {
    String sql =
        "select pid from pg_stat_activity where datname = current_database() and wait_event_type ="
            + " 'Lock'";
    while (Sql.column(database.asSuperuser(), sql).isEmpty()) {
      Thread.onSpinWait();
    }
  }

  @ParameterizedTest
  @MethodSource("graphsAndIsolations")
  void staysAcyclicUnderRandomConcurrentWriters(Graph graph, int isolation) throws Exception {
    List<UUID> nodes = graph.nodes(database, project, 8);
    int before = graph.edgeCount(database);
    List<Callable<Void>> writers = new ArrayList<>();
    for (int seed = 0; seed < 4; seed++) {
      writers.add(writer(graph, isolation, nodes, new Random(seed)));
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(writers.size())) {
      for (Future<Void> done : pool.invokeAll(writers)) {
        done.get();
      }
    }
    assertThat(graph.cyclic(database)).isEmpty();
    assertThat(graph.edgeCount(database)).isGreaterThan(before);
  }

  private Callable<Void> writer(Graph graph, int isolation, List<UUID> nodes, Random random) {
    return () -> {
      try (Connection connection = begin(isolation)) {
        for (int i = 0; i < 40; i++) {
          UUID from = nodes.get(random.nextInt(nodes.size()));
          UUID to = nodes.get(random.nextInt(nodes.size()));
          try {
            graph.link(connection, from, to);
            connection.commit();
          } catch (PSQLException refusal) {
            connection.rollback();
            // Cycle, edge that is there already, snapshot too old, deadlock: never anything else.
            assertThat(refusal.getSQLState()).isIn("23514", "23505", "40001", "40P01");
          }
        }
      }
      return null;
    };
  }

  @ParameterizedTest
  @EnumSource
  void namesTheRuleThatACycleBreaks(Graph graph) throws SQLException {
    List<UUID> nodes = graph.nodes(database, project, 3);
    try (Connection connection = database.asSuperuser().getConnection()) {
      graph.link(connection, nodes.get(0), nodes.get(1));
      graph.link(connection, nodes.get(1), nodes.get(2));
      assertThatThrownBy(() -> graph.link(connection, nodes.get(2), nodes.get(0)))
          .isInstanceOfSatisfying(
              PSQLException.class,
              refusal ->
                  assertThat(refusal.getServerErrorMessage().getConstraint())
                      .isEqualTo(graph.constraint()));
    }
  }

  @Test
  void namesTheTasksOfACycle() throws SQLException {
    List<UUID> nodes = Graph.DEPENDENCIES.nodes(database, project, 3);
    try (Connection connection = database.asSuperuser().getConnection()) {
      Graph.DEPENDENCIES.link(connection, nodes.get(0), nodes.get(1));
      Graph.DEPENDENCIES.link(connection, nodes.get(1), nodes.get(2));
      assertThatThrownBy(() -> Graph.DEPENDENCIES.link(connection, nodes.get(2), nodes.get(0)))
          .isInstanceOfSatisfying(
              PSQLException.class,
              refusal ->
                  assertThat(refusal.getServerErrorMessage().getDetail())
                      .isEqualTo(
                          "%s -> %s -> %s -> %s"
                              .formatted(nodes.get(2), nodes.get(0), nodes.get(1), nodes.get(2))));
    }
  }

  /** Twenty diamonds in a row have a million ways through; naming a cycle must not try them all. */
  @ParameterizedTest
  @EnumSource(names = {"DEPENDENCIES", "PREREQUISITES"})
  void namesACycleThroughAGraphWithManyWays(Graph graph) throws SQLException {
    List<UUID> nodes = graph.nodes(database, project, 61);
    try (Connection connection = database.asSuperuser().getConnection()) {
      Sql.run(connection, "set statement_timeout = '20s'");
      for (int top = 0; top < 60; top += 3) {
        for (int side = 1; side <= 2; side++) {
          graph.link(connection, nodes.get(top), nodes.get(top + side));
          graph.link(connection, nodes.get(top + side), nodes.get(top + 3));
        }
      }
      assertThatThrownBy(() -> graph.link(connection, nodes.get(60), nodes.get(0)))
          .isInstanceOfSatisfying(
              PSQLException.class,
              refusal ->
                  assertThat(refusal.getServerErrorMessage().getDetail().split(" -> "))
                      .hasSize(42));
    }
  }

  @Test
  void refusesTasksOfAnotherProjectAndDeletedOnes() throws SQLException {
    Seeds.plant(database, UUID.randomUUID());
    List<String> tasks =
        Sql.column(
            database.asSuperuser(),
            "select distinct on (project_id) id from projects.tasks order by project_id, id");
    try (Connection connection = database.asSuperuser().getConnection()) {
      UUID here = UUID.fromString(tasks.getFirst());
      assertThatThrownBy(
              () -> Graph.DEPENDENCIES.link(connection, here, UUID.fromString(tasks.getLast())))
          .hasMessageContaining("task_dependencies_depends_on_fkey");
      List<UUID> nodes = Graph.DEPENDENCIES.nodes(database, project, 2);
      UUID gone = nodes.getFirst();
      Sql.run(connection, "update projects.tasks set deleted_at = now() where id = '%s'", gone);
      assertThatThrownBy(() -> Graph.DEPENDENCIES.link(connection, gone, nodes.getLast()))
          .hasMessageContaining("is deleted");
    }
  }

  /** The dependency waits for the deletion at its foreign key, to which the task is still there. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void refusesTasksThatAreDeletedInTheSameMoment(int gone) throws Exception {
    List<UUID> nodes = Graph.DEPENDENCIES.nodes(database, project, 2);
    int before = Graph.DEPENDENCIES.edgeCount(database);
    try (ExecutorService second = Executors.newSingleThreadExecutor();
        Connection deletion = begin(Connection.TRANSACTION_READ_COMMITTED);
        Connection dependency = begin(Connection.TRANSACTION_READ_COMMITTED)) {
      Sql.run(
          deletion,
          """
          select from projects.tasks where id = '%1$s' for update;
          update projects.tasks set deleted_at = now() where id = '%1$s'
          """,
          nodes.get(gone));
      Future<?> waiting =
          second.submit(
              () -> {
                Graph.DEPENDENCIES.link(dependency, nodes.get(0), nodes.get(1));
                dependency.commit();
                return null;
              });
      waitUntilBlocked();
      deletion.commit();
      assertThatThrownBy(waiting::get).hasMessageContaining("is deleted");
      dependency.rollback();
    }
    assertThat(Graph.DEPENDENCIES.edgeCount(database)).isEqualTo(before);
  }
}
