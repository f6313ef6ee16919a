package dev.devmentor.migrations.history;

import dev.devmentor.migrations.Schema;
import java.util.List;

/**
 * What a repair did to one schema.
 *
 * @param removed entries of migrations that failed
 * @param aligned entries that now have the checksum of the file
 * @param markedDeleted entries whose file is gone
 * @param dropped indexes whose build nobody ended
 */
public record Repaired(
    Schema schema, int removed, int aligned, int markedDeleted, List<String> dropped) {}
