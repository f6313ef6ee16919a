package dev.devmentor.project.member;

import jakarta.validation.constraints.NotNull;

/**
 * What a user shall be allowed to do.
 *
 * @param role the new role
 */
public record PutCollaborator(@NotNull Role role) {}
