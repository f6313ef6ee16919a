package dev.devmentor.migrations.history;

import dev.devmentor.migrations.Schema;
import java.util.List;

/**
 * What a run did to one schema.
 *
 * @param applied how many migrations ran
 * @param version the version the schema is at now; empty before the first migration
 * @param dropped indexes that an earlier run began to build and that were dropped first
 */
public record Migrated(Schema schema, int applied, String version, List<String> dropped) {}
