package dev.devmentor.auth.registration;

import dev.devmentor.auth.audit.AuditEvent;
import dev.devmentor.auth.audit.AuditLog;
import dev.devmentor.auth.client.Client;
import dev.devmentor.auth.password.Passwords;
import dev.devmentor.auth.session.OpenSession;
import dev.devmentor.auth.session.Sessions;
import dev.devmentor.auth.user.TakenNames;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes accounts. */
@ApplicationScoped
public class RegistrationService {

  private final RegistrationCheck check;
  private final RegistrationRepository repository;
  private final Passwords passwords;
  private final Sessions sessions;
  private final AuditLog audit;

  RegistrationService(
      RegistrationCheck check,
      RegistrationRepository repository,
      Passwords passwords,
      Sessions sessions,
      AuditLog audit) {
    this.check = check;
    this.repository = repository;
    this.passwords = passwords;
    this.sessions = sessions;
    this.audit = audit;
  }

  /**
   * An account and its first session. Fails with {@link
   * dev.devmentor.platform.problem.InvalidRequest}, or with the refusals that a name is taken.
   */
  Uni<OpenSession> register(RegisterRequest request, Client client) {
    NewAccount account = check.accept(request);
    return passwords
        .hash(request.password())
        .chain(
            hash ->
                repository.transaction(
                    account, connection -> create(connection, account, hash, client)))
        .onFailure()
        .transform(TakenNames::explain);
  }

  private Uni<OpenSession> create(
      SqlConnection connection, NewAccount account, String passwordHash, Client client) {
    return repository
        .insert(connection, account, passwordHash)
        .chain(user -> sessions.open(connection, user, client))
        .call(() -> audit.append(connection, AuditEvent.REGISTERED, account.id(), client));
  }
}
