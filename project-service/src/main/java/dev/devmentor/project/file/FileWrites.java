package dev.devmentor.project.file;

import dev.devmentor.project.sql.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Writes files and their versions, in the transactions of the services. */
@ApplicationScoped
class FileWrites {

  /**
   * A file that is locked until the transaction ends.
   *
   * @param id of the file
   * @param projectId its project
   * @param version the current one; 0 if there is none yet
   */
  record Locked(UUID id, UUID projectId, int version) {}

  /** Makes a version current, unless it equals the one that is. */
  Uni<Upload.Result> add(SqlConnection connection, NewVersion wanted) {
    return lock(connection, wanted)
        .chain(
            file ->
                current(connection, file)
                    .chain(
                        found ->
                            found.filter(has -> equal(has, wanted)).isPresent()
                                ? Uni.createFrom().item(new Upload.Result(found.get(), false))
                                : append(connection, file, wanted)));
  }

  /** The row, made if need be. It is locked first: what is read next is the last word. */
  private static Uni<Locked> lock(SqlConnection connection, NewVersion wanted) {
    return connection
        .preparedQuery(
            """
            insert into projects.project_files as f (project_id, path) values ($1, $2)
            on conflict (project_id, path) where deleted_at is null
            do update set path = excluded.path
            returning id, project_id, current_version
            """)
        .execute(Tuple.of(wanted.projectId(), wanted.path().value()))
        .map(found -> locked(found.iterator().next()));
  }

  /** The row of a file that the user may see, locked if the user may write it. */
  Uni<Optional<Locked>> lock(SqlConnection connection, UUID fileId) {
    return connection
        .preparedQuery(
            """
            select id, project_id, current_version from projects.project_files
             where id = $1 for no key update
            """)
        .execute(Tuple.of(fileId))
        .map(found -> Rows.first(found).map(FileWrites::locked));
  }

  private static Locked locked(Row row) {
    return new Locked(
        row.getUUID("id"), row.getUUID("project_id"), row.getInteger("current_version"));
  }

  /** The project of a file that the user may see. */
  Uni<Optional<UUID>> projectOf(SqlConnection connection, UUID fileId) {
    return connection
        .preparedQuery("select project_id from projects.project_files where id = $1")
        .execute(Tuple.of(fileId))
        .map(found -> Rows.first(found).map(row -> row.getUUID("project_id")));
  }

  private static Uni<Optional<FileAnswer>> current(SqlConnection connection, Locked file) {
    return connection
        .preparedQuery(
            """
            select f.id, f.path, v.version, v.size_bytes, encode(v.sha256, 'hex') as sha256,
                   v.content_type
              from projects.project_files f
              join projects.file_versions v on v.file_id = f.id and v.version = f.current_version
             where f.id = $1
            """)
        .execute(Tuple.of(file.id()))
        .map(found -> Rows.first(found).map(FileRepository::file));
  }

  private static boolean equal(FileAnswer current, NewVersion wanted) {
    return current.sha256().equals(wanted.sha256())
        && current.contentType().equals(wanted.contentType());
  }

  private static Uni<Upload.Result> append(
      SqlConnection connection, Locked file, NewVersion wanted) {
    int version = file.version() + 1;
    FileAnswer answer =
        new FileAnswer(
            file.id(),
            wanted.path().value(),
            version,
            wanted.sizeBytes(),
            wanted.sha256(),
            wanted.contentType());
    return insert(connection, file, version, wanted)
        .chain(() -> makeCurrent(connection, file, version))
        .replaceWith(new Upload.Result(answer, true));
  }

  private static Uni<Void> insert(
      SqlConnection connection, Locked file, int version, NewVersion wanted) {
    return connection
        .preparedQuery(
            """
            insert into projects.file_versions (
                   project_id, file_id, version, object_key, size_bytes, sha256, content_type,
                   created_by)
            values ($1, $2, $3, $4, $5, decode($6, 'hex'), $7,
                    nullif(current_setting('app.user_id', true), '')::uuid)
            """)
        .execute(
            Tuple.from(
                new Object[] {
                  file.projectId(),
                  file.id(),
                  version,
                  wanted.objectKey(),
                  wanted.sizeBytes(),
                  wanted.sha256(),
                  wanted.contentType()
                }))
        .replaceWithVoid();
  }

  private static Uni<Void> makeCurrent(SqlConnection connection, Locked file, int version) {
    return connection
        .preparedQuery("update projects.project_files set current_version = $2 where id = $1")
        .execute(Tuple.of(file.id(), version))
        .replaceWithVoid();
  }

  /** What a version holds. */
  Uni<Optional<StoredVersion>> stored(SqlConnection connection, UUID fileId, int version) {
    return connection
        .preparedQuery(
            """
            select v.object_key, f.path, v.size_bytes, encode(v.sha256, 'hex') as sha256,
                   v.content_type
              from projects.project_files f
              join projects.file_versions v on v.file_id = f.id and v.version = $2
             where f.id = $1
            """)
        .execute(Tuple.of(fileId, version))
        .map(found -> Rows.first(found).map(FileRepository::storedVersion));
  }

  /** Takes a file out of sight; its versions and their contents follow after a while. */
  Uni<Void> delete(SqlConnection connection, UUID fileId) {
    return connection
        .preparedQuery("select projects.discard_file($1)")
        .execute(Tuple.of(fileId))
        .replaceWithVoid();
  }
}
