package dev.devmentor.memory.document;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A document, without its content.
 *
 * @param ownerId who stored it; not part of the contract
 * @param error why it could not be indexed
 * @param chunkCount how many chunks it was cut into; 0 while it is pending
 */
public record Document(
    UUID id,
    @JsonIgnore @Schema(hidden = true) UUID ownerId,
    UUID projectId,
    String title,
    String source,
    String author,
    String thread,
    Integer position,
    String contentType,
    DocumentStatus status,
    String error,
    int chunkCount,
    List<String> tags,
    Map<String, Object> metadata,
    Instant occurredAt,
    Instant validUntil,
    UUID supersededBy,
    boolean pinned,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  /** The document with other values in all that a client may change. */
  Document with(
      String newTitle,
      List<String> newTags,
      Map<String, Object> newMetadata,
      boolean newPinned,
      Instant newValidUntil,
      UUID newSupersededBy) {
    return new Document(
        id,
        ownerId,
        projectId,
        newTitle,
        source,
        author,
        thread,
        position,
        contentType,
        status,
        error,
        chunkCount,
        newTags,
        newMetadata,
        occurredAt,
        newValidUntil,
        newSupersededBy,
        newPinned,
        version,
        createdAt,
        updatedAt);
  }

  /** Whether this user may change it. */
  boolean isOwnedBy(UUID userId) {
    return userId.equals(ownerId);
  }
}
