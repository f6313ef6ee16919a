package dev.devmentor.migrations.history;

import dev.devmentor.migrations.MigrationFailure;
import dev.devmentor.migrations.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A script that a run would execute.
 *
 * @param file its name within the folder of the schema
 * @param sql all that the run would do with it: psql, fed as the owner of the schemas, leaves the
 *     same tables and the same history behind
 */
public record PlannedScript(Schema schema, String file, String sql) {

  /** A script in a transaction of its own, with its schema at the head of the search path. */
  static PlannedScript inTransaction(Schema schema, String file, String script, String history) {
    String sql =
        "begin;\nset local search_path = %s, public;\n%s\n%s\ncommit;\n"
            .formatted(schema.id(), script.strip(), history.strip());
    return new PlannedScript(schema, file, sql);
  }

  /** A script that no transaction may hold. */
  static PlannedScript alone(Schema schema, String file, String script, String history) {
    String sql =
        "set search_path = %s, public;\n%s\nreset search_path;\n%s\n"
            .formatted(schema.id(), script.strip(), history.strip());
    return new PlannedScript(schema, file, sql);
  }

  /**
   * The text of a script of this release.
   *
   * @throws MigrationFailure if there is none of that name
   */
  static String read(Schema schema, String file) {
    return resource(schema.folder() + "/" + file)
        .orElseThrow(
            () -> new MigrationFailure("Schema %s: there is no %s".formatted(schema.id(), file)));
  }

  static Optional<String> resource(String name) {
    try (InputStream in = PlannedScript.class.getClassLoader().getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new MigrationFailure("Cannot read " + name, e);
    }
  }
}
