package dev.devmentor.migrations.history;

import dev.devmentor.migrations.Schema;

/**
 * Where a database and the files of this release differ.
 *
 * @param version the migration; empty if it has none
 */
public record Difference(Schema schema, String version, String problem) {}
