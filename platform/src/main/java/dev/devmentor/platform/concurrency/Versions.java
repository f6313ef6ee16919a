package dev.devmentor.platform.concurrency;

import dev.devmentor.platform.problem.PreconditionFailed;
import java.util.Arrays;

/** A row's version as a strong entity tag, and the two conditions on it (RFC 9110, section 13). */
public final class Versions {

  private Versions() {}

  /** The value of {@code ETag}: the version in quotes. */
  public static String etag(int version) {
    return "\"" + version + "\"";
  }

  /**
   * Honours {@code If-Match}.
   *
   * @param ifMatch the header, or null if there is none: then every version will do
   * @throws PreconditionFailed if the header names other versions only
   */
  public static void check(String ifMatch, int version) {
    if (ifMatch != null && !names(ifMatch, etag(version))) {
      throw new PreconditionFailed();
    }
  }

  /** Whether {@code If-None-Match} (null if absent) names this version: the answer is a 304. */
  public static boolean matches(String ifNoneMatch, int version) {
    return ifNoneMatch != null && names(ifNoneMatch.replace("W/", ""), etag(version));
  }

  private static boolean names(String header, String etag) {
    return Arrays.stream(header.split(",", -1))
        .map(String::strip)
        .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
  }
}
