package dev.devmentor.migrations.history;

import dev.devmentor.migrations.Schema;

/**
 * What a repair did to the history of one schema.
 *
 * @param removed entries of migrations that failed
 * @param aligned entries that now have the checksum of the file
 * @param markedDeleted entries whose file is gone
 */
public record Repaired(Schema schema, int removed, int aligned, int markedDeleted) {}
