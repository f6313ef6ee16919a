package dev.devmentor.platform.rowsecurity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devmentor.platform.Thing;
import dev.devmentor.platform.testing.FullPool;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RowSecurityTest {

  private static final String NAMES = "select name from probe.things where name like $1";

  @Inject RowSecurity rowSecurity;
  @Inject Pool pool;

  private final UUID alice = UUID.randomUUID();
  private final UUID bob = UUID.randomUUID();
  private final String name = "thing-" + UUID.randomUUID();

  @Test
  void bothWaysSeeTheUsersOwnRowsOnly() {
    await(() -> rowSecurity.session(alice, session -> session.persist(Thing.of(alice, name))));
    assertThat(names(alice)).containsExactly(name);
    assertThat(names(bob)).isEmpty();
    assertThat(sessionCount(alice)).isEqualTo(1);
    assertThat(sessionCount(bob)).isZero();
  }

  @Test
  void refusesRowsOfAnotherUser() {
    assertThatThrownBy(() -> await(() -> rowSecurity.transaction(bob, c -> insert(c, alice, name))))
        .hasMessageContaining("row-level security");
  }

  @Test
  void nobodySeesNothing() {
    await(() -> rowSecurity.transaction(alice, c -> insert(c, alice, name)));
    assertThat(await(() -> pool.preparedQuery(NAMES).execute(Tuple.of(name))).size()).isZero();
  }

  @Test
  void userDoesNotStayOnTheConnection() {
    await(() -> rowSecurity.transaction(alice, c -> insert(c, alice, name)));
    List<Integer> sizes =
        IntStream.range(0, 40)
            .mapToObj(_ -> await(() -> pool.preparedQuery(NAMES).execute(Tuple.of(name))).size())
            .toList();
    assertThat(sizes).containsOnly(0);
  }

  @Test
  void failedWorkLeavesNothing() {
    assertThatThrownBy(
            () ->
                await(
                    () ->
                        rowSecurity.transaction(
                            alice,
                            c ->
                                insert(c, alice, name)
                                    .chain(
                                        () ->
                                            Uni.createFrom()
                                                .failure(new IllegalStateException())))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(names(alice)).isEmpty();
  }

  @Test
  void swallowedDatabaseErrorIsNotAcknowledged() {
    assertThatThrownBy(
            () ->
                await(
                    () ->
                        rowSecurity.transaction(
                            alice,
                            c ->
                                insert(c, alice, name)
                                    .chain(() -> insert(c, alice, name))
                                    .onFailure()
                                    .recoverWithNull())))
        .isNotNull();
    assertThat(names(alice)).isEmpty();
  }

  @Test
  void readGivesConnectionBackAfterAnError() {
    for (int i = 0; i < 40; i++) {
      assertThatThrownBy(
              () -> await(() -> rowSecurity.read(alice, "select no_such_column", Tuple.tuple())))
          .hasMessageContaining("no_such_column");
    }
    assertThat(names(alice)).isEmpty();
  }

  @Test
  void readThatNobodyWaitsForAnyMoreGivesItsConnectionBack() {
    FullPool.during(
        pool,
        () -> {
          for (int i = 0; i < FullPool.size(); i++) {
            rowSecurity
                .read(alice, NAMES, Tuple.of(name))
                .subscribe()
                .with(_ -> {}, _ -> {})
                .cancel();
          }
          return null;
        });

    assertThat(FullPool.during(pool, () -> "every connection was there"))
        .isEqualTo("every connection was there");
  }

  @Test
  void readCannotWrite() {
    assertThatThrownBy(
            () ->
                await(
                    () ->
                        rowSecurity.read(
                            alice,
                            "insert into probe.things (user_id, name) values ($1, $2)",
                            Tuple.of(alice, name))))
        .hasMessageContaining("read-only");
  }

  private List<String> names(UUID user) {
    return await(() -> rowSecurity.read(user, NAMES, Tuple.of(name))).stream()
        .map(row -> row.getString("name"))
        .toList();
  }

  private long sessionCount(UUID user) {
    return await(
        () ->
            rowSecurity.session(
                user,
                session ->
                    session
                        .createSelectionQuery(
                            "select count(*) from Thing where name = ?1", Long.class)
                        .setParameter(1, name)
                        .getSingleResult()));
  }

  private static Uni<Void> insert(SqlConnection connection, UUID owner, String name) {
    return connection
        .preparedQuery("insert into probe.things (user_id, name) values ($1, $2)")
        .execute(Tuple.of(owner, name))
        .replaceWithVoid();
  }

  private static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable failure) {
      throw new IllegalStateException(failure.getMessage(), failure);
    }
  }
}
