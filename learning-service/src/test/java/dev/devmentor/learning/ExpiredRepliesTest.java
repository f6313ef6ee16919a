package dev.devmentor.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.migrations.testing.Rows;
import dev.devmentor.migrations.testing.TestUsers;
import dev.devmentor.platform.upkeep.Upkeep;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Replies are kept while their keys are taken, and no longer. */
@QuarkusTest
class ExpiredRepliesTest {

  @Inject Upkeep upkeep;

  private final UUID user = TestUsers.create();

  @Test
  void goHoweverManyThereAre() {
    replies("expired", "-1 second", 1001);
    replies("current", "1 hour", 1);
    upkeep.run().await().indefinitely();
    assertThat(count("expired")).isZero();
    assertThat(count("current")).isEqualTo(1);
  }

  private void replies(String operation, String expiry, int count) {
    Rows.update(
        """
        insert into learning.idempotency_keys
          (user_id, operation, key, request_hash, reply, expires_at)
        select ?, ?, n::text, decode(repeat('00', 32), 'hex'), '{}', now() + ?::interval
          from generate_series(1, ?) as n
        """,
        user,
        operation,
        expiry,
        count);
  }

  private int count(String operation) {
    return Rows.count(
        "select count(*) from learning.idempotency_keys where user_id = ? and operation = ?",
        user,
        operation);
  }
}
