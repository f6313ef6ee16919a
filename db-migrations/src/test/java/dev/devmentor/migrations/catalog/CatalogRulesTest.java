package dev.devmentor.migrations.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.lint.CatalogRule;
import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogRulesTest {

  private static TestDatabase database;
  private static TestDatabase broken;

  @BeforeAll
  static void migrate() throws SQLException {
    database = TestDatabase.migrated();
    broken = TestDatabase.migrated();
    try (Connection connection = broken.asSuperuser().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(BREACHES);
    }
  }

  @AfterAll
  static void drop() {
    database.close();
    broken.close();
  }

  static List<CatalogRule> rules() {
    return CatalogRule.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isKept(CatalogRule rule) throws SQLException {
    assertThat(rule.breaches(database.as(Role.MIGRATOR))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isNoticedWhenBroken(CatalogRule rule) throws SQLException {
    assertThat(rule.breaches(broken.as(Role.MIGRATOR))).isNotEmpty();
  }

  @Test
  void seesTheTypeBeneathDomainsAndArrays() throws SQLException {
    CatalogRule types =
        rules().stream()
            .filter(rule -> rule.name().equals("NO_SERIALS_AND_NO_LOCAL_TIMES"))
            .findFirst()
            .orElseThrow();
    assertThat(types.breaches(broken.as(Role.MIGRATOR)))
        .contains(
            "auth.careless.number",
            "auth.careless.happened_at",
            "auth.careless.moments",
            "auth.careless.code");
  }

  private static final String BREACHES =
      """
      create domain auth.moment as timestamp;
      create table auth.careless (
        moments auth.moment[],
        code varchar(20),
        id uuid,
        number serial,
        email text,
        user_id uuid references auth.users (id),
        happened_at timestamp,
        version integer,
        metadata jsonb,
        updated_at timestamptz
      );
      grant update on auth.careless to devmentor_auth;
      create type auth.careless_kind as enum ('one');
      create policy careless_own on auth.careless
        using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
      create view auth.careless_view as select id from auth.users;
      create function auth.careless() returns integer language sql security definer as 'select 1';
      grant select on auth.audit_log_default to devmentor_auth;
      """;
}
