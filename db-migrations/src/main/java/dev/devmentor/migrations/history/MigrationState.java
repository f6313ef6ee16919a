package dev.devmentor.migrations.history;

import dev.devmentor.migrations.Schema;
import java.time.Instant;

/**
 * One migration and whether it has run.
 *
 * @param version its number within the schema
 * @param state as Flyway calls it: Success, Pending, Failed, Missing, …
 * @param installedAt when it ran; null if it has not
 */
public record MigrationState(
    Schema schema, String version, String description, String state, Instant installedAt) {}
