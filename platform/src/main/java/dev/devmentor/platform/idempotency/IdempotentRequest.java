package dev.devmentor.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.devmentor.platform.problem.InvalidRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A request that may be a repetition.
 *
 * @param userId whose key it is: two users may use the same one
 * @param operation what is created, for example {@code POST /projects}
 * @param key the header's value; null if there is none, then every request is a new one
 * @param hash hexadecimal SHA-256 of the body
 */
public record IdempotentRequest(UUID userId, String operation, String key, String hash) {

  private static final int LONGEST_KEY = 255;

  private static final ObjectMapper CANONICAL =
      JsonMapper.builder()
          .findAndAddModules()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  /**
   * Reads the header.
   *
   * @param body the request as it was parsed; equal requests have equal hashes
   * @throws InvalidRequest if the key is empty or longer than 255 characters
   */
  public static IdempotentRequest of(UUID userId, String operation, String keyHeader, Object body) {
    if (keyHeader != null && (keyHeader.isBlank() || keyHeader.length() > LONGEST_KEY)) {
      throw new InvalidRequest("Idempotency-Key", "must have 1 to 255 characters");
    }
    return new IdempotentRequest(
        userId, operation, keyHeader, keyHeader == null ? "" : sha256(body));
  }

  private static String sha256(Object body) {
    try {
      byte[] json = CANONICAL.writeValueAsBytes(body);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("a request body cannot be written as JSON", e);
    }
  }
}
