package dev.devmentor.migrations;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The schemas, in the order in which they are migrated: those that others refer to come first. Each
 * has a folder of migrations and a history of its own.
 */
public enum Schema {
  AUTH,
  PROJECTS,
  MEMORY,
  LEARNING,
  /** The books of importers; no service has it. */
  LEGACY_IMPORT;

  /** The name in the database. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where its migrations are on the class path. */
  public String folder() {
    return "db/migration/" + id();
  }

  /** The schemas it refers to: they are migrated before. */
  public Set<Schema> needs() {
    return switch (this) {
      case AUTH -> Set.of();
      case PROJECTS, LEARNING, LEGACY_IMPORT -> Set.of(AUTH);
      case MEMORY -> Set.of(AUTH, PROJECTS);
    };
  }

  /** Every schema, in the order of migration. */
  public static List<Schema> all() {
    return List.of(values());
  }

  /**
   * The schema of that name.
   *
   * @throws MigrationFailure if there is no such schema
   */
  public static Schema named(String id) {
    return Arrays.stream(values())
        .filter(schema -> schema.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new MigrationFailure(
                    "There is no schema %s; there are %s"
                        .formatted(
                            id, all().stream().map(Schema::id).collect(Collectors.joining(", ")))));
  }
}
