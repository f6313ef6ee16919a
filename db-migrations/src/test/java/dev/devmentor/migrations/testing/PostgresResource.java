package dev.devmentor.migrations.testing;

import dev.devmentor.migrations.Schema;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.server.Address;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Gives a Quarkus application under test a migrated database of its own and the login of its
 * service.
 *
 * <p>Arguments: {@code role}, for example {@code devmentor_projects}; {@code schemas}, separated by
 * commas, those to migrate (default: all).
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

  private Role role;
  private Collection<Schema> schemas = Schema.all();
  private TestDatabase database;

  @Override
  public void init(Map<String, String> arguments) {
    String name = arguments.getOrDefault("role", "");
    role = Role.valueOf(name.replaceFirst("^devmentor_", "").toUpperCase(Locale.ROOT));
    schemas =
        Optional.ofNullable(arguments.get("schemas"))
            .map(TestDatabase::schemas)
            .orElseGet(Schema::all);
  }

  Role role() {
    return role;
  }

  @Override
  public Map<String, String> start() {
    database = TestDatabase.migrated(schemas);
    database.makeCurrent();
    Address address = database.server().address();
    return Map.of(
        "DEVMENTOR_DB_URL",
        "postgresql://" + address.hosts() + "/" + address.database(),
        "DEVMENTOR_DB_USER",
        role.id(),
        "DEVMENTOR_DB_PASSWORD",
        TestDatabase.PASSWORD);
  }

  @Override
  public void stop() {
    if (database != null) {
      database.close();
    }
  }
}
