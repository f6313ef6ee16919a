package dev.devmentor.project.file;

import dev.devmentor.platform.paging.Cursor;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import dev.devmentor.platform.sql.Filter;
import dev.devmentor.project.sql.Listing;
import dev.devmentor.project.sql.ProjectChildren;
import dev.devmentor.project.sql.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads files and their versions, through the Vert.x client: nothing here is an aggregate. */
@ApplicationScoped
class FileRepository {

  private static final String COLUMNS = "id, path, version, size_bytes, sha256, content_type";

  /** Files as a list sees them: with their current version. */
  private static final String CURRENT =
      """
      (select f.project_id, f.id, f.path, v.version, v.size_bytes, v.content_type,
              encode(v.sha256, 'hex') as sha256
         from projects.project_files f
         join projects.file_versions v on v.file_id = f.id and v.version = f.current_version
      ) as file
      """;

  private final RowSecurity rows;
  private final ProjectChildren children;

  FileRepository(RowSecurity rows, ProjectChildren children) {
    this.rows = rows;
    this.children = children;
  }

  /** By path; one more than the page holds. */
  Uni<List<FileAnswer>> list(UUID userId, UUID projectId, String prefix, PageRequest page) {
    return children.list(userId, listing(projectId, prefix, page), FileRepository::file);
  }

  static Listing listing(UUID projectId, String prefix, PageRequest page) {
    Filter filter = new Filter(projectId);
    if (prefix != null) {
      // Not LIKE: it is not leakproof, so under row security it could not use the index.
      filter.and("path >= ? and path < ? || chr(1114111)", prefix, prefix);
    }
    filter.andIfPresent("path > ?", page.cursor().map(after -> after.string(0)).orElse(null));
    return new Listing(CURRENT, COLUMNS, filter, "path", page.limit() + 1);
  }

  static Cursor cursor(FileAnswer file) {
    return Cursor.of(file.path());
  }

  Uni<Optional<FileAnswer>> find(UUID userId, UUID fileId) {
    String sql = "select " + COLUMNS + " from " + CURRENT + " where id = $1";
    return rows.read(userId, sql, Tuple.of(fileId))
        .map(found -> Rows.first(found).map(FileRepository::file));
  }

  static FileAnswer file(Row row) {
    return new FileAnswer(
        row.getUUID("id"),
        row.getString("path"),
        row.getInteger("version"),
        row.getLong("size_bytes"),
        row.getString("sha256"),
        row.getString("content_type"));
  }

  /** The newest first; one more than the page holds. */
  Uni<List<FileVersion>> versions(UUID userId, UUID fileId, PageRequest page) {
    Filter filter = new Filter(fileId);
    filter.andIfPresent("v.version < ?", page.cursor().map(FileRepository::version).orElse(null));
    String sql =
        """
        select v.version, v.size_bytes, encode(v.sha256, 'hex') as sha256, v.content_type,
               v.created_by, v.created_at
          from projects.project_files f
          join projects.file_versions v on v.file_id = f.id
         where f.id = $1%s
         order by v.version desc limit %s
        """
            .formatted(filter.sql(), filter.parameter(page.limit() + 1));
    return rows.read(userId, sql, filter.parameters())
        .map(Rows::list)
        .map(found -> found.stream().map(FileRepository::fileVersion).toList());
  }

  static Cursor cursor(FileVersion version) {
    return Cursor.of(version.version());
  }

  private static Integer version(Cursor before) {
    return VersionNumber.of("cursor", before.string(0));
  }

  private static FileVersion fileVersion(Row row) {
    return new FileVersion(
        row.getInteger("version"),
        row.getLong("size_bytes"),
        row.getString("sha256"),
        row.getString("content_type"),
        row.getUUID("created_by"),
        Rows.instant(row, "created_at"));
  }

  /**
   * One version with the place of its content.
   *
   * @param version null for the current one
   */
  Uni<Optional<StoredVersion>> stored(UUID userId, UUID fileId, Integer version) {
    return rows.read(
            userId,
            """
            select v.object_key, f.path, v.size_bytes, encode(v.sha256, 'hex') as sha256,
                   v.content_type
              from projects.project_files f
              join projects.file_versions v
                on v.file_id = f.id and v.version = coalesce($2::integer, f.current_version)
             where f.id = $1
            """,
            Tuple.of(fileId, version))
        .map(found -> Rows.first(found).map(FileRepository::storedVersion));
  }

  static StoredVersion storedVersion(Row row) {
    return new StoredVersion(
        row.getString("object_key"),
        new FilePath(row.getString("path")),
        row.getLong("size_bytes"),
        row.getString("sha256"),
        row.getString("content_type"));
  }
}
