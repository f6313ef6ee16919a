package dev.devmentor.auth.team;

import java.util.UUID;

/**
 * Somebody in a team.
 *
 * @param userId who
 * @param username what others call them
 * @param role what they may do
 */
public record TeamMember(UUID userId, String username, TeamRole role) {}
