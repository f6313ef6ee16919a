package dev.devmentor.project.file;

import dev.devmentor.platform.outbox.Outbox;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Keeps uploads and deletions of the same object apart, without a transaction that waits for the
 * store. An upload claims its object first, and takes another name if a deletion of that object is
 * due. A deletion goes ahead only if it finds neither claim nor version. A lock makes each of the
 * two see what the other has done.
 */
@ApplicationScoped
class ObjectClaims {

  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('projects.object/' || $1, 0))";

  private final RowSecurity rows;
  private final Pool pool;
  private final Outbox outbox;

  ObjectClaims(RowSecurity rows, Pool pool, Outbox outbox) {
    this.rows = rows;
    this.pool = pool;
    this.outbox = outbox;
  }

  /**
   * A claim.
   *
   * @param id of the claim
   * @param objectKey where the content goes
   * @param stored whether it is there already, because a version has it
   */
  record Claim(UUID id, String objectKey, boolean stored) {}

  Uni<Claim> claim(UUID userId, UUID projectId, String sha256) {
    String key = "projects/" + projectId + "/" + sha256;
    return rows.transaction(
        userId,
        connection ->
            connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(key))
                .chain(() -> insert(connection, userId, projectId, key)));
  }

  private static Uni<Claim> insert(
      SqlConnection connection, UUID userId, UUID projectId, String key) {
    return connection
        .preparedQuery(
            """
            insert into projects.file_uploads as u (project_id, user_id, object_key)
            select $1, $2, case when exists (select from projects.outbox o
                                              where o.payload ->> 'objectKey' = $3::text)
                                then $3 || '-' || gen_random_uuid() else $3 end
            returning id, object_key,
                      exists (select from projects.file_versions v
                               where v.object_key = u.object_key) as stored
            """)
        .execute(Tuple.of(projectId, userId, key))
        .map(found -> found.iterator().next())
        .map(
            row ->
                new Claim(
                    row.getUUID("id"), row.getString("object_key"), row.getBoolean("stored")));
  }

  /** Gives a claim up; a trigger sees to the object if nothing else refers to it. */
  Uni<Void> release(SqlConnection connection, Claim claim) {
    return delete(connection, claim).replaceWithVoid();
  }

  private static Uni<Integer> delete(SqlConnection connection, Claim claim) {
    return connection
        .preparedQuery("delete from projects.file_uploads u where u.id = $1")
        .execute(Tuple.of(claim.id()))
        .map(SqlResult::rowCount);
  }

  /**
   * Gives the claim of an upload up that came to nothing. If the claim is gone, with its user or
   * its project, the object has been looked at before it was stored: it is looked at again.
   */
  Uni<Void> abandon(UUID userId, Claim claim) {
    JsonObject released = new JsonObject().put("objectKey", claim.objectKey());
    return rows.transaction(
        userId,
        connection ->
            delete(connection, claim)
                .chain(
                    deleted ->
                        deleted > 0
                            ? Uni.createFrom().voidItem()
                            : outbox.append(connection, ReleasedObjects.TOPIC, null, released)));
  }

  /** Whether a version or an upload, of whomever, needs the object. */
  Uni<Boolean> isNeeded(String objectKey) {
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(objectKey))
                .chain(() -> isReferenced(connection, objectKey)));
  }

  private static Uni<Boolean> isReferenced(SqlConnection connection, String objectKey) {
    return connection
        .preparedQuery("select projects.is_object_referenced($1) as referenced")
        .execute(Tuple.of(objectKey))
        .map(found -> found.iterator().next().getBoolean("referenced"));
  }
}
