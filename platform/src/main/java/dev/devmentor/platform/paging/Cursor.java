package dev.devmentor.platform.paging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.devmentor.platform.json.YearRange;
import dev.devmentor.platform.problem.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * The sort key of the last row of a page, opaque to clients. It is no secret and no permission: row
 * security decides what a page may show.
 *
 * @param values the columns of the key, in sort order
 */
public record Cursor(List<String> values) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Characters; a key of 128 characters, each written as two escapes, takes a third of them. */
  private static final int LONGEST = 6_144;

  /** A copy of the values. */
  public Cursor {
    values = List.copyOf(values);
  }

  /** The cursor of a row with this key. */
  public static Cursor of(Object... key) {
    return new Cursor(Arrays.stream(key).map(String::valueOf).toList());
  }

  /** As it is sent to the client: base64url of a JSON array. */
  public String encode() {
    try {
      byte[] json = JSON.writeValueAsBytes(values);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Reads what a client sent back.
   *
   * @throws InvalidRequest if it is not a cursor
   */
  public static Cursor decode(String encoded) {
    if (encoded.length() > LONGEST) {
      throw malformed();
    }
    try {
      byte[] json = Base64.getUrlDecoder().decode(encoded);
      String[] values = JSON.readValue(new String(json, StandardCharsets.UTF_8), String[].class);
      Cursor cursor = new Cursor(List.of(values));
      // A cursor is sent back as it was given: padding, spaces, anything behind it is none of ours.
      if (!cursor.encode().equals(encoded)) {
        throw malformed();
      }
      return cursor;
    } catch (JsonProcessingException | IllegalArgumentException | NullPointerException e) {
      throw malformed();
    }
  }

  /** The i-th column as a UUID; {@link InvalidRequest} if it is none. */
  public UUID uuid(int i) {
    try {
      return UUID.fromString(string(i));
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  /** The i-th column as a time; {@link InvalidRequest} if it is none. */
  public Instant instant(int i) {
    try {
      Instant time = Instant.parse(string(i));
      if (YearRange.holds(time)) {
        return time;
      }
    } catch (DateTimeException e) {
      // Told below, like a time that no row has.
    }
    throw malformed();
  }

  /** The i-th column as text; {@link InvalidRequest} if the cursor has fewer. */
  public String string(int i) {
    if (i >= values.size() || values.get(i).indexOf('\0') >= 0) {
      throw malformed();
    }
    return values.get(i);
  }

  private static InvalidRequest malformed() {
    return new InvalidRequest("cursor", "is not a cursor of this list");
  }
}
