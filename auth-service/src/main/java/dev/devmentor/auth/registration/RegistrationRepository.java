package dev.devmentor.auth.registration;

import dev.devmentor.auth.user.User;
import dev.devmentor.auth.user.UserRows;
import dev.devmentor.auth.verification.Verifications;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Inserts accounts. */
@ApplicationScoped
class RegistrationRepository {

  private final RowSecurity rows;
  private final Verifications verifications;

  RegistrationRepository(RowSecurity rows, Verifications verifications) {
    this.rows = rows;
    this.verifications = verifications;
  }

  /** One transaction, as the user that the account is for. */
  <T> Uni<T> transaction(NewAccount account, Function<SqlConnection, Uni<T>> work) {
    return rows.transaction(account.id(), work);
  }

  /** The account, and a mail to its address. Fails on a unique index if a name is taken. */
  Uni<User> insert(SqlConnection connection, NewAccount account, String passwordHash) {
    String sql =
        """
        insert into auth.users (id, email, username, display_name, password_hash, last_login_at)
        values ($1, $2, $3, $4, $5, now())
        returning
        """
            + UserRows.COLUMNS;
    return connection
        .preparedQuery(sql)
        .execute(
            Tuple.of(
                account.id(),
                account.email(),
                account.username(),
                account.displayName(),
                passwordHash))
        .map(inserted -> UserRows.user(inserted.iterator().next()))
        .call(() -> verifications.begin(connection, account.id()));
  }
}
