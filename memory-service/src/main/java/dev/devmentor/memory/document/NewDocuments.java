package dev.devmentor.memory.document;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Many documents at once.
 *
 * @param documents each is looked at by itself: one that is refused does not hold up the others
 */
public record NewDocuments(
    @NotNull @Size(min = 1, max = 500) @Schema(implementation = NewDocument[].class)
        List<JsonNode> documents) {}
