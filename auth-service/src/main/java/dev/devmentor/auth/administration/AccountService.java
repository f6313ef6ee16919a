package dev.devmentor.auth.administration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.devmentor.auth.client.Client;
import dev.devmentor.auth.refusal.Refusal;
import dev.devmentor.auth.user.User;
import dev.devmentor.auth.user.UserRepository;
import dev.devmentor.platform.concurrency.Versions;
import dev.devmentor.platform.json.MergePatch;
import dev.devmentor.platform.paging.Cursor;
import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.problem.NotFound;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Finds accounts and changes what they may do. */
@ApplicationScoped
public class AccountService {

  private final AccountRepository accounts;
  private final UserRepository users;
  private final MergePatch merge;
  private final RightsChange rightsChange;
  private final RowSecurity rows;

  AccountService(
      AccountRepository accounts,
      UserRepository users,
      MergePatch merge,
      RightsChange rightsChange,
      RowSecurity rows) {
    this.accounts = accounts;
    this.users = users;
    this.merge = merge;
    this.rightsChange = rightsChange;
    this.rows = rows;
  }

  /**
   * Who administers.
   *
   * @param id of the administrator
   * @param superadmin whether that is one
   * @param client where the request comes from
   */
  record Administrator(UUID id, boolean superadmin, Client client) {}

  Uni<Page<User>> list(UUID adminId, UserFilter filter, PageRequest page) {
    UUID before = page.cursor().map(cursor -> cursor.uuid(0)).orElse(null);
    return accounts
        .list(adminId, filter, before, page.limit() + 1)
        .map(found -> Page.of(found, page, user -> Cursor.of(user.id())));
  }

  Uni<User> get(UUID adminId, UUID id) {
    return accounts.find(adminId, id).map(user -> user.orElseThrow(() -> new NotFound("user")));
  }

  /**
   * The account after the change. Fails with {@link Refusal.SuperadminsOnly} or {@link
   * Refusal.OwnAccount}.
   */
  Uni<User> change(Administrator admin, UUID id, ObjectNode patch, String ifMatch) {
    return rows.transaction(admin.id(), connection -> change(connection, admin, id, patch, ifMatch))
        .call(rightsChange::announce)
        .map(RightsChange.Result::user);
  }

  private Uni<RightsChange.Result> change(
      SqlConnection connection, Administrator admin, UUID id, ObjectNode patch, String ifMatch) {
    return users
        .lock(connection, id)
        .map(found -> found.orElseThrow(() -> new NotFound("user")))
        .invoke(user -> Versions.check(ifMatch, user.version()))
        .chain(
            user -> {
              Rights wanted = merge.apply(Rights.of(user), patch, Rights.class);
              refuse(admin, user, wanted);
              return rightsChange.apply(connection, admin, user, wanted);
            });
  }

  private static void refuse(Administrator admin, User user, Rights wanted) {
    if (user.id().equals(admin.id())) {
      throw new Refusal.OwnAccount();
    }
    boolean delicate = Rights.of(user).concernsAdministrators() || wanted.concernsAdministrators();
    if (delicate && !admin.superadmin()) {
      throw new Refusal.SuperadminsOnly();
    }
  }
}
