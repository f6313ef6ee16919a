package dev.devmentor.memory.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.memory.Keeper;
import dev.devmentor.migrations.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;

/** Who supersedes whom stays sound, whatever happens at the same moment. */
@QuarkusTest
class SuccessionTest {

  private final Keeper keeper = Keeper.create();

  @RepeatedTest(10)
  void aDeletedDocumentSupersedesNone() throws Exception {
    String old = keeper.keep("an old note " + UUID.randomUUID());
    String successor = keeper.keep("its successor " + UUID.randomUUID());

    List<Integer> statuses =
        together(
            () -> supersede(old, successor),
            () -> keeper.delete("/documents/" + successor).extract().statusCode());

    assertThat(statuses.get(0)).isIn(200, 404);
    assertThat(statuses.get(1)).isEqualTo(204);
    assertThat(successorOf(old)).isZero();
  }

  @RepeatedTest(10)
  void twoDoNotSupersedeEachOther() throws Exception {
    String one = keeper.keep("one " + UUID.randomUUID());
    String other = keeper.keep("other " + UUID.randomUUID());

    assertThat(together(() -> supersede(one, other), () -> supersede(other, one)))
        .containsExactlyInAnyOrder(200, 409);
  }

  private int supersede(String id, String by) {
    return keeper.patch("/documents/" + id, Map.of("supersededBy", by)).extract().statusCode();
  }

  private static long successorOf(String id) {
    return Rows.count(
        "select count(*) from memory.documents where id = ? and superseded_by is not null",
        UUID.fromString(id));
  }

  private static List<Integer> together(Callable<Integer> one, Callable<Integer> other)
      throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<Integer>> both = threads.invokeAll(List.of(one, other));
      return List.of(both.get(0).get(), both.get(1).get());
    }
  }
}
