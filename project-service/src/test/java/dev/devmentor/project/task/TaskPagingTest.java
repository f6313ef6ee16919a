package dev.devmentor.project.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.project.testing.Client;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

/** Laws of paging, over any positions (equal ones too) and any size of a page. */
@QuarkusTest
class TaskPagingTest {

  private static final int TRIES = 12;

  private final Client user = Client.create();

  @Test
  void returnsEachTaskOnceInOrder() {
    JqwikSession.run(() -> positions().sampleStream().limit(TRIES).forEach(this::check));
  }

  private static Arbitrary<List<BigDecimal>> positions() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("-3"), new BigDecimal("3"))
        .ofScale(1)
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }

  private void check(List<BigDecimal> positions) {
    String project = user.project("Pages");
    List<Map<String, Object>> drafts =
        positions.stream()
            .map(position -> Map.<String, Object>of("title", "x", "position", position))
            .toList();
    List<String> created =
        user.post(Map.of("tasks", drafts), "/projects/{p}/tasks/bulk", project).path("items.id");
    int limit = 1 + positions.size() / 3;

    List<Map<String, Object>> pages = user.all(limit, "/projects/{p}/tasks", project);

    assertThat(pages)
        .extracting(task -> (String) task.get("id"))
        .containsExactlyInAnyOrderElementsOf(created);
    assertThat(pages)
        .extracting(task -> new BigDecimal(task.get("position").toString()))
        .isSorted();
  }
}
