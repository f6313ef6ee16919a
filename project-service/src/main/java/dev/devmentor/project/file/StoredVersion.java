package dev.devmentor.project.file;

/**
 * A version and where its content is.
 *
 * @param objectKey in the store
 * @param path place of the file in its project
 * @param sizeBytes length of the content in bytes
 * @param sha256 of the content, hexadecimal
 * @param contentType as it was sent
 */
record StoredVersion(
    String objectKey, FilePath path, long sizeBytes, String sha256, String contentType) {

  /** A content is its hash, whatever the version is called. */
  String etag() {
    return "\"" + sha256 + "\"";
  }
}
