package dev.devmentor.project.dependency;

import java.util.UUID;

/**
 * A task that depends on another of its project.
 *
 * @param taskId the one that depends
 * @param dependsOnId the one it depends on; of type blocks that must be done before
 * @param type how it depends
 */
public record Dependency(UUID taskId, UUID dependsOnId, DependencyType type) {}
