package dev.devmentor.migrations.history;

import dev.devmentor.migrations.MigrationFailure;
import dev.devmentor.migrations.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A script that a run would execute.
 *
 * @param file its name within the folder of the schema
 * @param sql its text
 */
public record PlannedScript(Schema schema, String file, String sql) {

  /**
   * Reads a script of this release.
   *
   * @throws MigrationFailure if there is none of that name
   */
  static PlannedScript read(Schema schema, String file) {
    String resource = schema.folder() + "/" + file;
    try (InputStream in = PlannedScript.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new MigrationFailure("Schema %s: there is no %s".formatted(schema.id(), file));
      }
      return new PlannedScript(schema, file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new MigrationFailure("Cannot read " + resource, e);
    }
  }
}
