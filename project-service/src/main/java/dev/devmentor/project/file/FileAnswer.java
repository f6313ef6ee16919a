package dev.devmentor.project.file;

import dev.devmentor.platform.concurrency.Versions;
import dev.devmentor.project.http.Tagged;
import java.util.UUID;

/**
 * A file as the API shows it: its current version.
 *
 * @param id of the file
 * @param path its place in the project
 * @param version counts from 1
 * @param sizeBytes length of the content in bytes
 * @param sha256 of the content, hexadecimal
 * @param contentType as it was sent
 */
public record FileAnswer(
    UUID id, String path, int version, long sizeBytes, String sha256, String contentType)
    implements Tagged {

  @Override
  public String etag() {
    return Versions.etag(version);
  }
}
