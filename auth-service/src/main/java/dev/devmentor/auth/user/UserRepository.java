package dev.devmentor.auth.user;

import dev.devmentor.auth.sql.Rows;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The row of the current user. */
@ApplicationScoped
public class UserRepository {

  private static final String BY_ID =
      "select " + UserRows.COLUMNS + " from auth.users where id = $1";

  private final RowSecurity rows;

  UserRepository(RowSecurity rows) {
    this.rows = rows;
  }

  /** In a transaction of its own. */
  public Uni<Optional<User>> find(UUID id) {
    return rows.read(id, BY_ID, Tuple.of(id)).map(found -> Rows.first(found, UserRows::user));
  }

  /** In the transaction at hand. */
  public Uni<Optional<User>> find(SqlConnection connection, UUID id) {
    return connection
        .preparedQuery(BY_ID)
        .execute(Tuple.of(id))
        .map(found -> Rows.first(found, UserRows::user));
  }

  /** The same, and nobody changes it before the transaction ends. */
  public Uni<Optional<User>> lock(SqlConnection connection, UUID id) {
    return connection
        .preparedQuery(BY_ID + " for update")
        .execute(Tuple.of(id))
        .map(found -> Rows.first(found, UserRows::user));
  }

  /** The next version. */
  Uni<User> change(SqlConnection connection, UUID id, Profile profile) {
    String sql =
        """
        update auth.users
           set username = $2, display_name = $3, avatar_url = $4, metadata = $5
         where id = $1
        returning
        """
            + UserRows.COLUMNS;
    Tuple parameters =
        Tuple.tuple()
            .addUUID(id)
            .addString(profile.username())
            .addString(profile.displayName())
            .addString(profile.avatarUrl())
            .addJsonObject(new JsonObject(profile.metadata()));
    return connection
        .preparedQuery(sql)
        .execute(parameters)
        .map(changed -> UserRows.user(changed.iterator().next()));
  }

  /** Whether no other active superadmin is there, nor leaves before the transaction ends. */
  public Uni<Boolean> isLastSuperadmin(SqlConnection connection) {
    return connection
        .query("select auth.is_last_superadmin() as last")
        .execute()
        .map(found -> found.iterator().next().getBoolean("last"));
  }

  /**
   * Everything that belongs to the user goes with the row, in every schema: one statement, which
   * may take longer than a request usually has.
   */
  public Uni<Void> delete(SqlConnection connection, UUID id) {
    return connection
        .query("set local statement_timeout = '2min'")
        .execute()
        .chain(
            () ->
                connection
                    .preparedQuery("delete from auth.users where id = $1")
                    .execute(Tuple.of(id)))
        .replaceWithVoid();
  }
}
