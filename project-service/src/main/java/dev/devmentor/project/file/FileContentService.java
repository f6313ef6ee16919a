package dev.devmentor.project.file;

import dev.devmentor.project.storage.ByteRange;
import dev.devmentor.project.storage.ContentStore;
import dev.devmentor.project.storage.StoredContent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Opens contents for those who may see the file. */
@ApplicationScoped
public class FileContentService {

  private final FileService files;
  private final ContentStore store;

  FileContentService(FileService files, ContentStore store) {
    this.files = files;
    this.store = store;
  }

  /** Which content it is; null for the current version. */
  Uni<StoredVersion> find(UUID userId, UUID fileId, Integer version) {
    return files.stored(userId, fileId, version);
  }

  Uni<StoredContent> open(StoredVersion version, Optional<ByteRange> part) {
    return store.get(version.objectKey(), part);
  }
}
