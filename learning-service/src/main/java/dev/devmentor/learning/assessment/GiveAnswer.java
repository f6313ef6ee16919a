package dev.devmentor.learning.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * An answer.
 *
 * @param answer id of a choice, list of ids, or text, as the kind of the question asks for
 */
public record GiveAnswer(@NotNull UUID questionId, @NotNull JsonNode answer) {}
