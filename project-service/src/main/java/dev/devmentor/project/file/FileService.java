package dev.devmentor.project.file;

import dev.devmentor.platform.concurrency.Versions;
import dev.devmentor.platform.outbox.Outbox;
import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.problem.NotFound;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import dev.devmentor.project.member.ProjectAccess;
import dev.devmentor.project.member.Role;
import dev.devmentor.project.refusal.DatabaseRefusals;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Members read files, editors write them. Contents are somebody else's task. */
@ApplicationScoped
public class FileService {

  private final RowSecurity rows;
  private final ProjectAccess access;
  private final FileRepository files;
  private final FileWrites writes;
  private final Outbox outbox;

  FileService(
      RowSecurity rows,
      ProjectAccess access,
      FileRepository files,
      FileWrites writes,
      Outbox outbox) {
    this.rows = rows;
    this.access = access;
    this.files = files;
    this.writes = writes;
    this.outbox = outbox;
  }

  Uni<Page<FileAnswer>> list(UUID userId, UUID projectId, String prefix, PageRequest page) {
    return files
        .list(userId, projectId, prefix, page)
        .map(found -> Page.of(found, page, FileRepository::cursor));
  }

  Uni<FileAnswer> get(UUID userId, UUID fileId) {
    return files.find(userId, fileId).map(found -> found.orElseThrow(() -> new NotFound("file")));
  }

  Uni<Page<FileVersion>> versions(UUID userId, UUID fileId, PageRequest page) {
    return files
        .versions(userId, fileId, page)
        .invoke(found -> requireOne(found, page))
        .map(found -> Page.of(found, page, FileRepository::cursor));
  }

  /** A file without versions does not exist. */
  private static void requireOne(List<FileVersion> found, PageRequest page) {
    if (found.isEmpty() && page.cursor().isEmpty()) {
      throw new NotFound("file");
    }
  }

  Uni<StoredVersion> stored(UUID userId, UUID fileId, Integer version) {
    return files
        .stored(userId, fileId, version)
        .map(found -> found.orElseThrow(() -> new NotFound("file")));
  }

  /** Makes an old version the current one again, as a new version. */
  Uni<Upload.Result> restore(UUID userId, UUID fileId, int version) {
    return rows.transaction(
            userId,
            connection ->
                locked(connection, fileId).chain(file -> restore(connection, file, version)))
        .onFailure()
        .transform(DatabaseRefusals::explain);
  }

  private Uni<Upload.Result> restore(
      SqlConnection connection, FileWrites.Locked file, int version) {
    return writes
        .stored(connection, file.id(), version)
        .map(found -> found.orElseThrow(() -> new NotFound("version")))
        .map(old -> again(file, old))
        .chain(again -> writes.add(connection, again));
  }

  private static NewVersion again(FileWrites.Locked file, StoredVersion old) {
    return new NewVersion(
        file.projectId(),
        old.path(),
        old.objectKey(),
        old.sizeBytes(),
        old.sha256(),
        old.contentType());
  }

  /** Deletes a file with all its versions; upkeep removes them and their contents later. */
  Uni<Void> delete(UUID userId, UUID fileId, String ifMatch) {
    return rows.transaction(
            userId,
            connection ->
                locked(connection, fileId)
                    .invoke(file -> Versions.check(ifMatch, file.version()))
                    .chain(file -> writes.delete(connection, file.id())))
        .onFailure()
        .transform(DatabaseRefusals::explain)
        .invoke(outbox::wake);
  }

  private Uni<FileWrites.Locked> locked(SqlConnection connection, UUID fileId) {
    return writes
        .projectOf(connection, fileId)
        .map(found -> found.orElseThrow(() -> new NotFound("file")))
        .chain(projectId -> access.require(connection, projectId, Role.EDITOR))
        .chain(() -> writes.lock(connection, fileId))
        .map(found -> found.orElseThrow(() -> new NotFound("file")));
  }
}
