package dev.devmentor.auth.team;

import jakarta.validation.constraints.NotNull;

/**
 * What somebody is to be in a team.
 *
 * @param role member or lead
 */
public record MemberRequest(@NotNull TeamRole role) {}
