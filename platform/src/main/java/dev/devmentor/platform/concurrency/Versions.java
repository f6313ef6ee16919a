package dev.devmentor.platform.concurrency;

import dev.devmentor.platform.problem.PreconditionFailed;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A row's version as a strong entity tag, and the two conditions on it (RFC 9110, section 13). */
public final class Versions {

  private static final Pattern LOOK = Pattern.compile("-[a-z0-9]+\"");

  private Versions() {}

  /** The value of {@code ETag}: the version in quotes. */
  public static String etag(int version) {
    return "\"" + version + "\"";
  }

  /**
   * The tag of one look of a version, where readers see different ones or it changes without an
   * edit.
   *
   * @param look lower case letters and digits
   */
  public static String etag(int version, String look) {
    return "\"" + version + "-" + look + "\"";
  }

  /**
   * Honours {@code If-Match}: whichever look of the version the client knows, it knows the version.
   *
   * @param ifMatch the header, or null if there is none: then every version will do
   * @throws PreconditionFailed if the header names other versions only
   */
  public static void check(String ifMatch, int version) {
    if (ifMatch != null && !names(LOOK.matcher(ifMatch).replaceAll("\""), etag(version))) {
      throw new PreconditionFailed();
    }
  }

  /**
   * Honours {@code If-Match} for what has no versions.
   *
   * @param ifMatch the header, or null if there is none
   * @throws PreconditionFailed if the header names other tags only
   */
  public static void check(String ifMatch, String etag) {
    if (ifMatch != null && !names(ifMatch, etag)) {
      throw new PreconditionFailed();
    }
  }

  /** Whether {@code If-None-Match} (null if absent) names this version: the answer is a 304. */
  public static boolean matches(String ifNoneMatch, int version) {
    return matches(ifNoneMatch, etag(version));
  }

  /** Whether {@code If-None-Match} (null if absent) names this tag: the answer is a 304. */
  public static boolean matches(String ifNoneMatch, String etag) {
    return ifNoneMatch != null && names(ifNoneMatch.replace("W/", ""), etag);
  }

  private static boolean names(String header, String etag) {
    return Arrays.stream(header.split(",", -1))
        .map(String::strip)
        .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
  }
}
