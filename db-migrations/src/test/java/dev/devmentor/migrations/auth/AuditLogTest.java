package dev.devmentor.migrations.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devmentor.migrations.Schema;
import dev.devmentor.migrations.testing.TestDatabase;
import dev.devmentor.migrations.testing.TestUsers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditLogTest {

  private TestDatabase database;
  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    database = TestDatabase.migrated(List.of(Schema.AUTH));
    connection = database.asSuperuser().getConnection();
  }

  @AfterEach
  void drop() throws SQLException {
    connection.close();
    database.close();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long count(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void append(UUID user, UUID actor) throws SQLException {
    execute(
        """
        select auth.append_audit('login', 'info', '%s', '{"method": "password"}', '%s', '192.0.2.7', 'browser')
        """
            .formatted(user, actor));
  }

  /** Entries whose place, hash or digests are not what they must be. */
  private long broken() throws SQLException {
    return count(
        """
        select count(*)
          from (select a.*, a.hash <> auth.audit_hash(a) as wrong,
                       a.previous_hash <> lag(a.hash, 1, decode(repeat('00', 32), 'hex')) over (order by a.sequence) as unlinked
                  from auth.audit_log a) e
         where wrong or unlinked
            or subject_digest <> auth.audit_digest(subject_salt, user_id::text, details::text)
            or actor_digest <> auth.audit_digest(actor_salt, actor_id::text, ip_address::text, user_agent)
        """);
  }

  @Test
  void forgetsAnErasedUserAndStaysIntact() throws SQLException {
    UUID ada = TestUsers.create(database.asSuperuser(), "user");
    UUID admin = TestUsers.create(database.asSuperuser(), "admin");
    append(ada, ada);
    append(ada, admin);
    append(admin, admin);
    execute("delete from auth.users where id = '%s'".formatted(ada));
    assertThat(count("select count(*) from auth.audit_log a where a::text like '%" + ada + "%'"))
        .isZero();
    assertThat(count("select count(*) from auth.audit_log where actor_id = '%s'".formatted(admin)))
        .isEqualTo(2);
    assertThat(count("select count(*) from auth.audit_log where details is null")).isEqualTo(2);
    assertThat(broken()).isZero();
  }

  @Test
  void showsWhatWasTamperedWith() throws SQLException {
    UUID ada = TestUsers.create(database.asSuperuser(), "user");
    append(ada, ada);
    append(ada, ada);
    execute("set session_replication_role = replica");
    execute("update auth.audit_log set event = 'logout' where sequence = 1");
    assertThat(broken()).isEqualTo(1);
    execute("update auth.audit_log set event = 'login', user_id = uuidv7() where sequence = 1");
    assertThat(broken()).isEqualTo(1);
    execute("delete from auth.audit_log where sequence = 1");
    assertThat(broken()).isEqualTo(1);
  }

  @Test
  void refusesEveryOtherChange() throws SQLException {
    UUID ada = TestUsers.create(database.asSuperuser(), "user");
    append(ada, ada);
    for (String change :
        List.of(
            "delete from auth.audit_log",
            "update auth.audit_log set event = 'logout'",
            "update auth.audit_log set user_id = null",
            "update auth.audit_log set subject_salt = null",
            "update auth.audit_log set user_id = null, details = null, subject_salt = null, event = 'logout'")) {
      assertThatThrownBy(() -> execute(change)).hasMessageContaining("append-only");
    }
  }
}
