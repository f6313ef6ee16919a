package dev.devmentor.auth.login;

import dev.devmentor.auth.audit.AuditEvent;
import dev.devmentor.auth.audit.AuditLog;
import dev.devmentor.auth.client.Client;
import dev.devmentor.auth.refusal.Refusal;
import dev.devmentor.auth.session.OpenSession;
import dev.devmentor.auth.session.Sessions;
import dev.devmentor.auth.user.User;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Opens a session for whoever knows the password. */
@ApplicationScoped
public class LoginService {

  /** A password that is changed, or a hash that is improved, during the check calls for another. */
  private static final int CHECKS = 3;

  private final Credentials credentials;
  private final LoginRepository repository;
  private final Sessions sessions;
  private final AuditLog audit;
  private final RowSecurity rows;

  LoginService(
      Credentials credentials,
      LoginRepository repository,
      Sessions sessions,
      AuditLog audit,
      RowSecurity rows) {
    this.credentials = credentials;
    this.repository = repository;
    this.sessions = sessions;
    this.audit = audit;
    this.rows = rows;
  }

  /** A new session. Fails as {@link Credentials#verify} does. */
  Uni<OpenSession> login(LoginRequest request, Client client) {
    return login(request, client, CHECKS);
  }

  private Uni<OpenSession> login(LoginRequest request, Client client, int checksLeft) {
    if (checksLeft == 0) {
      return Uni.createFrom().failure(new Refusal.BadCredentials());
    }
    return credentials
        .verify(request.email(), request.password(), client)
        .chain(verified -> open(verified, client))
        .chain(
            opened ->
                opened
                    .map(session -> Uni.createFrom().item(session))
                    .orElseGet(() -> login(request, client, checksLeft - 1)));
  }

  /** Empty if the account has changed since the check: locked, deactivated, another hash. */
  private Uni<Optional<OpenSession>> open(Credentials.Verified verified, Client client) {
    return rows.transaction(
        verified.userId(),
        connection ->
            repository
                .succeed(
                    connection, verified.userId(), verified.checkedHash(), verified.betterHash())
                .chain(user -> open(connection, user, client)));
  }

  private Uni<Optional<OpenSession>> open(
      SqlConnection connection, Optional<User> user, Client client) {
    if (user.isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    return sessions
        .open(connection, user.get(), client)
        .call(() -> audit.append(connection, AuditEvent.LOGIN, user.get().id(), client))
        .map(Optional::of);
  }
}
