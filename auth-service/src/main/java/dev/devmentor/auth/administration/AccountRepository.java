package dev.devmentor.auth.administration;

import dev.devmentor.auth.sql.Rows;
import dev.devmentor.auth.user.User;
import dev.devmentor.auth.user.UserRows;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import dev.devmentor.platform.sql.Filter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Accounts as an administrator sees them: row-level security lets administrators see all. */
@ApplicationScoped
class AccountRepository {

  private final RowSecurity rows;

  AccountRepository(RowSecurity rows) {
    this.rows = rows;
  }

  /** The newest accounts first; those before an id only, unless it is null. */
  Uni<List<User>> list(UUID adminId, UserFilter filter, UUID before, int most) {
    Filter wanted = filter.on(new Filter()).andIfPresent("id < ?", before);
    String sql =
        """
        select %s
          from auth.users
         where true%s
         order by id desc
         limit %s
        """
            .formatted(UserRows.COLUMNS, wanted.sql(), wanted.parameter(most));
    return rows.read(adminId, sql, wanted.parameters())
        .map(found -> Rows.list(found, UserRows::user));
  }

  Uni<Optional<User>> find(UUID adminId, UUID id) {
    String sql = "select %s from auth.users where id = $1".formatted(UserRows.COLUMNS);
    return rows.read(adminId, sql, Tuple.of(id)).map(found -> Rows.first(found, UserRows::user));
  }

  /** The next version. */
  Uni<User> change(SqlConnection connection, UUID id, Rights rights) {
    String sql =
        """
        update auth.users set role = $2::text::auth.user_role, is_active = $3
         where id = $1
        returning
        """
            + UserRows.COLUMNS;
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(id, rights.role(), rights.active()))
        .map(changed -> UserRows.user(changed.iterator().next()));
  }
}
