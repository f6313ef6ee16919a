package dev.devmentor.memory.document;

import dev.devmentor.platform.concurrency.Versions;
import java.util.Arrays;

/**
 * The entity tag of a document: its version, which counts changes by clients, and while it is not
 * indexed its status, which changes without them.
 */
final class EntityTag {

  private EntityTag() {}

  static String of(Document document) {
    return document.status() == DocumentStatus.INDEXED
        ? Versions.etag(document.version())
        : "\"" + document.version() + "-" + document.status().id() + "\"";
  }

  /**
   * Honours {@code If-Match} (null if absent): the status does not stand in the way of a change.
   */
  static void check(String ifMatch, Document document) {
    String versions = ifMatch == null ? null : ifMatch.replaceAll("-(pending|failed)\"", "\"");
    Versions.check(versions, document.version());
  }

  /** Whether {@code If-None-Match} (null if absent) names this tag: the answer is a 304. */
  static boolean matches(String ifNoneMatch, String tag) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.replace("W/", "").split(",", -1))
            .map(String::strip)
            .anyMatch(named -> named.equals("*") || named.equals(tag));
  }
}
