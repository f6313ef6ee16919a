package dev.devmentor.project.file;

import dev.devmentor.platform.problem.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * The place of a file in its project: relative, segments divided by {@code /}, none of them empty,
 * {@code .} or {@code ..}; no control characters, no backslash; at most 1,024 bytes of UTF-8.
 *
 * @param value as clients write it
 */
public record FilePath(String value) {

  private static final int LONGEST = 1_024;
  private static final Set<String> NO_SEGMENTS = Set.of("", ".", "..");

  /**
   * Reads the query parameter {@code path}.
   *
   * @throws InvalidRequest if it is missing or breaks a rule
   */
  public static FilePath of(String value) {
    if (value == null || value.isEmpty()) {
      throw refused("is needed");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)
        || value.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      throw refused("must have at most " + LONGEST + " bytes");
    }
    if (value.chars().anyMatch(c -> Character.isISOControl(c) || c == '\\' || c == 0xFFFD)) {
      throw refused("must not have control characters or backslashes");
    }
    if (Arrays.stream(value.split("/", -1)).anyMatch(NO_SEGMENTS::contains)) {
      throw refused("must be relative, without empty, . or .. segments");
    }
    return new FilePath(value);
  }

  /** The last segment. */
  public String name() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  private static InvalidRequest refused(String rule) {
    return new InvalidRequest("path", rule);
  }
}
