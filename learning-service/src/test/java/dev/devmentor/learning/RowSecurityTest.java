package dev.devmentor.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.devmentor.migrations.testing.Rows;
import dev.devmentor.migrations.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the login of the service may see, whatever the service asks for. */
@QuarkusTest
class RowSecurityTest {

  private Learner learner;

  @BeforeEach
  void leaveATraceEverywhere() {
    learner = Busy.learner();
  }

  @Test
  void showsARowToItsOwnerAndToNobodyElse() throws SQLException {
    for (String table : LearningDatabase.USER_TABLES) {
      assertThat(visible(table, learner.id().toString())).as(table + " of the owner").isPositive();
      assertThat(visible(table, UUID.randomUUID().toString()))
          .as(table + " of a stranger")
          .isZero();
      assertThat(visible(table, "")).as(table + " without a user").isZero();
    }
  }

  @Test
  void hidesTheKeysOfQuestions() {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> asService("", "select count(answer) from learning.questions"))
        .withMessageContaining("permission denied");
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> asService("", "select count(explanation) from learning.questions"))
        .withMessageContaining("permission denied");
  }

  @Test
  void leavesNothingOfAnErasedUser() {
    Rows.update("delete from auth.users where id = ?", learner.id());

    assertThat(Rows.holding("learning", learner.id().toString())).isEmpty();
  }

  private static int visible(String table, String user) throws SQLException {
    return asService(user, "select count(*) from learning." + table);
  }

  private static int asService(String user, String count) throws SQLException {
    try (Connection connection = TestDatabase.superuser().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set local role devmentor_learning");
      statement.execute("set local app.user_id = '" + user + "'");
      try (ResultSet rows = statement.executeQuery(count)) {
        rows.next();
        return rows.getInt(1);
      } finally {
        connection.rollback();
      }
    }
  }
}
