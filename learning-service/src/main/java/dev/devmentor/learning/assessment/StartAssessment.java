package dev.devmentor.learning.assessment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * The wish to be assessed.
 *
 * @param skill slug
 */
public record StartAssessment(@NotBlank @Size(max = 64) String skill) {}
