package dev.devmentor.memory.document;

import dev.devmentor.platform.json.StorableJson;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Fields of a document to be changed. A field that is not given stays; null takes the value away.
 *
 * @param supersededBy the document that holds in its place
 */
public record DocumentPatch(
    @Size(min = 1, max = 500) String title,
    @Size(max = 50) List<@NotBlank @Size(max = 64) String> tags,
    @StorableJson(kibibytes = 16) Map<String, Object> metadata,
    Boolean pinned,
    Instant validUntil,
    UUID supersededBy) {

  /**
   * The document with these changes.
   *
   * @param given the names of the fields that the client sent, null or not
   */
  Document appliedTo(Document current, Set<String> given) {
    return current.with(
        given.contains("title") ? title : current.title(),
        given.contains("tags") ? orElse(tags, List.of()) : current.tags(),
        given.contains("metadata") ? orElse(metadata, Map.of()) : current.metadata(),
        given.contains("pinned") ? orElse(pinned, false) : current.pinned(),
        given.contains("validUntil") ? validUntil : current.validUntil(),
        given.contains("supersededBy") ? supersededBy : current.supersededBy());
  }

  private static <T> T orElse(T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
