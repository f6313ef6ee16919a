package dev.devmentor.migrations.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.migrations.Schema;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.catalog.Recorded;
import dev.devmentor.migrations.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaDocumentTest {

  private static TestDatabase database;

  @BeforeAll
  static void migrate() {
    database = TestDatabase.migrated();
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  private static String document(Schema schema) {
    return SchemaDocument.of(schema, database.as(Role.MIGRATOR));
  }

  @ParameterizedTest
  @EnumSource
  void isUpToDate(Schema schema) {
    Recorded.verify(Path.of("../docs/schema", schema.id() + ".md"), document(schema));
  }

  @Test
  void showsTablesPoliciesAndTheDiagram() {
    assertThat(document(Schema.AUTH))
        .contains("[`users`](#users)", "| `email` | `public.citext` | yes |")
        .contains("- `users_own`: `all using (id = ")
        .contains("users ||--o{ user_sessions : \"user_id\"")
        .contains("users ||--o| user_preferences : \"user_id\"");
  }

  @Test
  void countsPartitionsAsTheirParent() {
    assertThat(document(Schema.AUTH))
        .contains("Partitioned by `RANGE (created_at)`")
        .doesNotContain("audit_log_default", "audit_log_20");
  }
}
