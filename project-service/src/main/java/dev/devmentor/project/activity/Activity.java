package dev.devmentor.project.activity;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One change.
 *
 * @param id of the entry
 * @param projectId the project
 * @param actorId who did it; null once that account is erased
 * @param entityType the kind of thing
 * @param entityId the thing; of a collaborator the id of the user
 * @param action created, updated, deleted or restored
 * @param changes by field: {@code {"from": before, "to": after}}
 * @param createdAt when it was done
 */
public record Activity(
    UUID id,
    UUID projectId,
    UUID actorId,
    EntityType entityType,
    UUID entityId,
    String action,
    Map<String, Object> changes,
    Instant createdAt) {}
