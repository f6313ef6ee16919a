package dev.devmentor.migrations.history;

import dev.devmentor.migrations.Schema;

/**
 * What a run did to one schema.
 *
 * @param applied how many migrations ran
 * @param version the version the schema is at now; empty before the first migration
 */
public record Migrated(Schema schema, int applied, String version) {}
