package dev.devmentor.memory.document;

import dev.devmentor.platform.json.StorableJson;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A document to be stored.
 *
 * @param contentType decides how the content is cut; plain text unless it says otherwise
 * @param thread the conversation or file that it is a piece of
 * @param position its place in the thread
 * @param occurredAt when that which it tells happened
 */
public record NewDocument(
    @Size(min = 1, max = 500) String title,
    @NotBlank String content,
    @Pattern(regexp = MEDIA_TYPE, message = "must be a type of text, such as text/markdown") String contentType,
    @Size(min = 1, max = 500) String source,
    @Size(min = 1, max = 200) String author,
    @Size(min = 1, max = 200) String thread,
    @PositiveOrZero Integer position,
    UUID projectId,
    @Size(max = 50) List<@NotBlank @Size(max = 64) String> tags,
    @StorableJson(kibibytes = 16) Map<String, Object> metadata,
    Instant occurredAt) {

  private static final int MOST_BYTES = 1_048_576;

  private static final String MEDIA_TYPE =
      "text/[a-z0-9][a-z0-9.+-]{0,93}"
          + "|application/(x-[a-z0-9.+-]{1,80}|json|xml|yaml|sql|javascript|typescript)";

  /** Fills in what may be left out. */
  public NewDocument {
    contentType = contentType == null ? "text/plain" : contentType;
    tags = tags == null ? List.of() : tags;
    metadata = metadata == null ? Map.of() : metadata;
  }

  /** Whether the content has more bytes, in UTF-8, than a document may have. */
  boolean hasTooMuchContent() {
    return utf8().length > MOST_BYTES;
  }

  private byte[] utf8() {
    return content.getBytes(StandardCharsets.UTF_8);
  }

  /** SHA-256 of the content: the same text at the same place is the same document. */
  byte[] contentHash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(utf8());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
