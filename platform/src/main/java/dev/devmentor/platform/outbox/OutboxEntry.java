package dev.devmentor.platform.outbox;

import io.vertx.core.json.JsonObject;
import java.util.UUID;

/**
 * Something to be done outside the database.
 *
 * @param id of the row
 * @param topic which handler does it
 * @param userId on whose behalf; null if nobody's. The user may be gone by now.
 * @param payload ids only, never content
 * @param attempts how often it was tried, this time included
 */
public record OutboxEntry(UUID id, String topic, UUID userId, JsonObject payload, int attempts) {}
