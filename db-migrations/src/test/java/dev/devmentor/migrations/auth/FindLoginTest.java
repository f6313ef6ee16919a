package dev.devmentor.migrations.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.migrations.Schema;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindLoginTest {

  @Test
  void findsAnAccountWhateverTheCaseOfItsAddress() throws SQLException {
    try (TestDatabase database = TestDatabase.migrated(List.of(Schema.AUTH))) {
      try (Connection connection = database.asSuperuser().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(
            "insert into auth.users (email, username) values ('Ada@Example.test', 'Ada')");
      }
      try (Connection connection = database.as(Role.AUTH).getConnection();
          Statement statement = connection.createStatement()) {
        ResultSet found =
            statement.executeQuery("select user_id from auth.find_login('aDA@eXAMPLE.TEST')");
        assertThat(found.next()).isTrue();
        assertThat(
                statement.executeQuery("select 1 from auth.find_login('a_a@example.test')").next())
            .isFalse();
        assertThat(statement.executeQuery("select 1 from auth.users").next()).isFalse();
      }
    }
  }
}
