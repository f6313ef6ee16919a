package dev.devmentor.memory.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.migrations.testing.Rows;
import dev.devmentor.migrations.testing.TestUsers;
import io.quarkus.test.junit.QuarkusTest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The service makes the partitions of its search history by itself. */
@QuarkusTest
class HistoryUpkeepTest {

  private final OffsetDateTime nextMonth = OffsetDateTime.now(ZoneOffset.UTC).plusMonths(1);

  private final String partition =
      "search_history_" + nextMonth.format(DateTimeFormatter.ofPattern("yyyy_MM"));

  private static List<String> partitionOf(UUID userId) {
    return Rows.query(
        "select tableoid::regclass::text from memory.search_history where user_id = ?", userId);
  }

  @Test
  void bringsBackAMissingMonthWithTheRowsThatFellOutOfIt() {
    UUID user = TestUsers.create();
    // At once, or the service may have brought the month back before the row comes.
    Rows.update(
        """
        drop table memory.%s;
        insert into memory.search_history (user_id, query, mode, result_count, took_ms, created_at)
        values (?, 'ahead of its time', 'hybrid', 0, 1, ?)
        """
            .formatted(partition),
        user,
        nextMonth);

    await()
        .untilAsserted(() -> assertThat(partitionOf(user)).containsExactly("memory." + partition));
  }
}
