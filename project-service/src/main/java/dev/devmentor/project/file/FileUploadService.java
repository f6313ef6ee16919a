package dev.devmentor.project.file;

import dev.devmentor.platform.rowsecurity.RowSecurity;
import dev.devmentor.project.member.ProjectAccess;
import dev.devmentor.project.member.Role;
import dev.devmentor.project.storage.ContentStore;
import dev.devmentor.project.storage.Spool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes a file in: may the user, is the store there, what are the bytes, keep them. */
@ApplicationScoped
public class FileUploadService {

  private final RowSecurity rows;
  private final ProjectAccess access;
  private final ContentStore store;
  private final Spool spool;
  private final FileKeeper keeper;

  FileUploadService(
      RowSecurity rows, ProjectAccess access, ContentStore store, Spool spool, FileKeeper keeper) {
    this.rows = rows;
    this.access = access;
    this.store = store;
    this.spool = spool;
    this.keeper = keeper;
  }

  /** Refuses before a byte of the body is read what can be refused by then. */
  Uni<Upload.Result> upload(Upload upload) {
    return requireEditor(upload)
        .invoke(() -> spool.expect(upload.declaredBytes()))
        .chain(store::ready)
        .chain(() -> spool.receive(upload.body()))
        .chain(content -> keeper.keep(upload, content).eventually(content::close));
  }

  private Uni<Role> requireEditor(Upload upload) {
    return rows.transaction(
        upload.userId(), connection -> access.require(connection, upload.projectId(), Role.EDITOR));
  }
}
