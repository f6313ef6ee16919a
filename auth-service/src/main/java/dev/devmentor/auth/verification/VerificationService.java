package dev.devmentor.auth.verification;

import dev.devmentor.auth.audit.AuditEvent;
import dev.devmentor.auth.audit.AuditLog;
import dev.devmentor.auth.client.Client;
import dev.devmentor.auth.refusal.Refusal;
import dev.devmentor.auth.token.LinkTokens;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Verifies addresses, and sends another mail to those that are not. */
@ApplicationScoped
public class VerificationService {

  private final Verifications verifications;
  private final VerificationRepository repository;
  private final AuditLog audit;
  private final RowSecurity rows;

  VerificationService(
      Verifications verifications,
      VerificationRepository repository,
      AuditLog audit,
      RowSecurity rows) {
    this.verifications = verifications;
    this.repository = repository;
    this.audit = audit;
    this.rows = rows;
  }

  /** Fails with {@link Refusal.LinkInvalid}. */
  Uni<Void> verify(String token, Client client) {
    return repository
        .find(LinkTokens.hash(token))
        .map(found -> found.orElseThrow(Refusal.LinkInvalid::new))
        .chain(link -> rows.transaction(link.userId(), c -> verify(c, link, client)));
  }

  private Uni<Void> verify(
      SqlConnection connection, VerificationRepository.Known link, Client client) {
    return repository
        .use(connection, link)
        .invoke(
            used -> {
              if (!used) {
                throw new Refusal.LinkInvalid();
              }
            })
        .chain(() -> audit.append(connection, AuditEvent.EMAIL_VERIFIED, link.userId(), client));
  }

  /** Has another link mailed, unless the address is verified. */
  Uni<Void> resend(UUID userId) {
    return rows.transaction(userId, connection -> verifications.begin(connection, userId));
  }
}
