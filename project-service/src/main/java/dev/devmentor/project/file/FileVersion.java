package dev.devmentor.project.file;

import java.time.Instant;
import java.util.UUID;

/**
 * What a file contained once.
 *
 * @param version counts from 1
 * @param sizeBytes length of the content in bytes
 * @param sha256 of the content, hexadecimal
 * @param contentType as it was sent
 * @param createdBy who stored it; null once that account is erased
 * @param createdAt when it was stored
 */
public record FileVersion(
    int version,
    long sizeBytes,
    String sha256,
    String contentType,
    UUID createdBy,
    Instant createdAt) {}
