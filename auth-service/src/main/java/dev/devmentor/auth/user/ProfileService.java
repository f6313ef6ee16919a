package dev.devmentor.auth.user;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.devmentor.auth.audit.AuditEvent;
import dev.devmentor.auth.audit.AuditLog;
import dev.devmentor.auth.client.Client;
import dev.devmentor.platform.concurrency.Versions;
import dev.devmentor.platform.json.MergePatch;
import dev.devmentor.platform.problem.NotFound;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Reads and edits the account of the current user. */
@ApplicationScoped
public class ProfileService {

  private final UserRepository users;
  private final MergePatch merge;
  private final AuditLog audit;
  private final RowSecurity rows;

  ProfileService(UserRepository users, MergePatch merge, AuditLog audit, RowSecurity rows) {
    this.users = users;
    this.merge = merge;
    this.audit = audit;
    this.rows = rows;
  }

  /** The account as it is. */
  Uni<User> get(UUID id) {
    return users.find(id).map(user -> user.orElseThrow(() -> new NotFound("user")));
  }

  /**
   * The account as it is after the edit.
   *
   * @param ifMatch null: whatever version there is
   */
  Uni<User> change(UUID id, ObjectNode patch, String ifMatch, Client client) {
    return rows.transaction(
            id,
            connection ->
                change(connection, id, patch, ifMatch)
                    .call(() -> audit.append(connection, AuditEvent.PROFILE_CHANGED, id, client)))
        .onFailure()
        .transform(TakenNames::explain);
  }

  private Uni<User> change(SqlConnection connection, UUID id, ObjectNode patch, String ifMatch) {
    return users
        .lock(connection, id)
        .map(found -> found.orElseThrow(() -> new NotFound("user")))
        .invoke(user -> Versions.check(ifMatch, user.version()))
        .map(user -> merge.apply(Profile.of(user), patch, Profile.class))
        .chain(profile -> users.change(connection, id, profile));
  }
}
