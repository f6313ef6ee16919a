package dev.devmentor.memory.document;

import dev.devmentor.platform.concurrency.Versions;

/**
 * The entity tag of a document: its version, which counts changes by clients, and while it is not
 * indexed its status, which changes without them.
 */
final class EntityTag {

  private EntityTag() {}

  static String of(Document document) {
    return document.status() == DocumentStatus.INDEXED
        ? Versions.etag(document.version())
        : Versions.etag(document.version(), document.status().id());
  }
}
