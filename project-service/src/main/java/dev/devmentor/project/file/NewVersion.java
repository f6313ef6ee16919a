package dev.devmentor.project.file;

import java.util.UUID;

/**
 * What shall become the current version of a file.
 *
 * @param projectId the project
 * @param path place of the file in the project
 * @param objectKey where the content is
 * @param sizeBytes length of the content in bytes
 * @param sha256 of the content, hexadecimal
 * @param contentType as it was sent
 */
record NewVersion(
    UUID projectId,
    FilePath path,
    String objectKey,
    long sizeBytes,
    String sha256,
    String contentType) {}
