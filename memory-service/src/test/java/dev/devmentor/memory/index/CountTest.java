package dev.devmentor.memory.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.migrations.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A large index takes longer to count than other statements may take. */
@QuarkusTest
class CountTest {

  @Inject UpkeepRepository upkeep;

  /** Has the count tell how many seconds it may take. */
  @BeforeEach
  void tellTheTime() {
    Rows.update("alter function memory.index_counts(text) rename to counted");
    Rows.update(
        """
        create function memory.index_counts(
          in current_collection text,
          out documents bigint, out pending bigint, out failed bigint, out chunks bigint,
          out embedded bigint, out queued bigint)
          language sql security definer as
        $$
          select extract(epoch from current_setting('statement_timeout')::interval)::bigint,
                 0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint
        $$
        """);
    Rows.update("grant execute on function memory.index_counts(text) to devmentor_memory");
  }

  @AfterEach
  void countAgain() {
    Rows.update("drop function memory.index_counts(text)");
    Rows.update("alter function memory.counted(text) rename to index_counts");
  }

  @Test
  void isGivenTime() {
    assertThat(upkeep.counts("any").await().indefinitely().documents()).isEqualTo(600);
  }
}
