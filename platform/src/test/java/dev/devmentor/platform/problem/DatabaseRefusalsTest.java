package dev.devmentor.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseRefusalsTest {

  @ParameterizedTest
  @ValueSource(strings = {"53100", "53200", "53300", "57P03", "57014", "55P03", "40001", "40P01"})
  void databaseThatCannotRightNowIsUnavailable(String state) {
    assertThat(DatabaseRefusals.of(new RuntimeException(refused(state))))
        .hasValueSatisfying(
            refusal -> {
              assertThat(refusal.status()).isEqualTo(503);
              assertThat(refusal.retryAfter()).isPresent();
            });
  }

  @Test
  void lostConnectionIsUnavailable() {
    assertThat(DatabaseRefusals.of(ClosedConnectionException.INSTANCE))
        .hasValueSatisfying(refusal -> assertThat(refusal.status()).isEqualTo(503));
  }

  @Test
  void faultOfOursIsNoRefusal() {
    assertThat(DatabaseRefusals.of(refused("42601"))).isEmpty();
  }

  private static PgException refused(String state) {
    return new PgException("refused", "ERROR", state, null);
  }
}
