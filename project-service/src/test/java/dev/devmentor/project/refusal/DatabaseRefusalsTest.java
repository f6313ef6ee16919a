package dev.devmentor.project.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.platform.problem.InvalidRequest;
import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabaseRefusalsTest {

  @Test
  void namesConstraintsOfBothClients() {
    String message = "insert violates foreign key constraint \"tasks_epic_fkey\"";
    assertThat(DatabaseRefusals.explain(new PgException(message, "ERROR", "23503", null)))
        .isInstanceOf(Refusal.UnknownReference.class)
        .hasMessageContaining("epicId");
    assertThat(
            DatabaseRefusals.explain(new IllegalStateException(new SQLException(message, "23503"))))
        .isInstanceOf(Refusal.UnknownReference.class);
  }

  @Test
  void takesValuesThatDoNotFitForBadInput() {
    assertThat(DatabaseRefusals.explain(new SQLException("out of range", "22003")))
        .isInstanceOf(InvalidRequest.class);
  }

  @Test
  void takesPolicyForMissingRole() {
    assertThat(DatabaseRefusals.explain(new SQLException("violates policy", "42501")))
        .isInstanceOf(Refusal.RoleTooLow.class);
  }

  @Test
  void leavesOtherFailuresAlone() {
    Exception unknown = new SQLException("constraint \"something_else\"", "23514");
    assertThat(DatabaseRefusals.explain(unknown)).isSameAs(unknown);
  }
}
