package dev.devmentor.memory.document;

/**
 * What came of storing a document.
 *
 * @param created false if the same content was there already
 */
public record StoredDocument(Document document, boolean created) {

  /** The same, with the document as it is by now. */
  StoredDocument with(Document current) {
    return new StoredDocument(current, created);
  }

  /** 201 if it is new and searches find it, 202 if they do not yet, 200 if it was there. */
  int httpStatus() {
    if (!created) {
      return 200;
    }
    return document.status() == DocumentStatus.INDEXED ? 201 : 202;
  }
}
