package dev.devmentor.auth.key;

import dev.devmentor.auth.sql.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** The table of signing keys. It belongs to no user, so nothing here runs as one. */
@ApplicationScoped
class SigningKeyRepository {

  private final Pool pool;

  SigningKeyRepository(Pool pool) {
    this.pool = pool;
  }

  Uni<List<StoredKey>> all() {
    return all(pool);
  }

  Uni<List<StoredKey>> all(SqlClient client) {
    String sql =
        """
        select kid, public_jwk, private_key_encrypted, master_key_id, status::text as status,
               created_at, promote_at, activated_at, expires_at
          from auth.signing_keys
         order by created_at desc
        """;
    return client
        .preparedQuery(sql)
        .execute()
        .map(rows -> Rows.list(rows, SigningKeyRepository::key));
  }

  private static StoredKey key(Row row) {
    return new StoredKey(
        row.getString("kid"),
        row.getJsonObject("public_jwk"),
        Rows.bytea(row, "private_key_encrypted"),
        row.getString("master_key_id"),
        KeyStatus.of(row.getString("status")),
        Rows.instant(row, "created_at"),
        Rows.instant(row, "promote_at"),
        Rows.instant(row, "activated_at"),
        Rows.instant(row, "expires_at"));
  }

  /** A transaction that no other instance runs at the same time. */
  <T> Uni<T> alone(Function<SqlConnection, Uni<T>> work) {
    return pool.withTransaction(
        connection ->
            connection
                .query("select pg_advisory_xact_lock(hashtextextended('auth.signing_keys', 0))")
                .execute()
                .chain(() -> work.apply(connection)));
  }

  Uni<Void> insert(SqlConnection connection, StoredKey key) {
    String sql =
        """
        insert into auth.signing_keys
               (kid, public_jwk, private_key_encrypted, master_key_id, status, created_at, activated_at)
        values ($1, $2, $3, $4, $5::text::auth.signing_key_status, $6, $7)
        """;
    Tuple parameters =
        Tuple.tuple()
            .addString(key.kid())
            .addJsonObject(key.publicJwk())
            .addValue(key.sealedPrivate())
            .addString(key.masterKeyId())
            .addString(key.status().label())
            .addOffsetDateTime(Rows.utc(key.createdAt()))
            .addOffsetDateTime(Rows.utc(key.activatedAt()));
    return connection.preparedQuery(sql).execute(parameters).replaceWithVoid();
  }

  /** The active key retires and the next one takes over. */
  Uni<Void> promote(SqlConnection connection, Instant now, Duration publishAfter) {
    String retire =
        """
        update auth.signing_keys set status = 'retired', retired_at = $1, expires_at = $2
         where status = 'active'
        """;
    String activate =
        """
        update auth.signing_keys set status = 'active', activated_at = $1, promote_at = null
         where status = 'next'
        """;
    return connection
        .preparedQuery(retire)
        .execute(Tuple.of(Rows.utc(now), Rows.utc(now.plus(publishAfter))))
        .chain(() -> connection.preparedQuery(activate).execute(Tuple.of(Rows.utc(now))))
        .replaceWithVoid();
  }

  /** The next key signs after it was published for so long, whatever the age of the active one. */
  Uni<Void> hasten(SqlConnection connection, Instant now, Duration handOver) {
    String sql =
        """
        update auth.signing_keys
           set promote_at = greatest($1, created_at + $2::float8 * interval '1 second')
         where status = 'next' and promote_at is null
        """;
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(Rows.utc(now), (double) handOver.toSeconds()))
        .replaceWithVoid();
  }

  /** The private half as it is sealed now. */
  Uni<Void> reseal(SqlConnection connection, StoredKey key) {
    String sql =
        """
        update auth.signing_keys set private_key_encrypted = $2, master_key_id = $3 where kid = $1
        """;
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(key.kid(), key.sealedPrivate(), key.masterKeyId()))
        .replaceWithVoid();
  }

  Uni<Void> dropExpired(SqlConnection connection, Instant now) {
    return connection
        .preparedQuery(
            "delete from auth.signing_keys where status = 'retired' and expires_at <= $1")
        .execute(Tuple.of(Rows.utc(now)))
        .replaceWithVoid();
  }
}
