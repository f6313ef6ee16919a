package dev.devmentor.auth.export;

import dev.devmentor.auth.audit.AuditEvent;
import dev.devmentor.auth.audit.AuditLog;
import dev.devmentor.auth.client.Client;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Exports what the platform holds on a user. */
@ApplicationScoped
public class ExportService {

  private final ExportRepository repository;
  private final AuditLog audit;
  private final RowSecurity rows;

  ExportService(ExportRepository repository, AuditLog audit, RowSecurity rows) {
    this.repository = repository;
    this.audit = audit;
    this.rows = rows;
  }

  /**
   * The document, in pieces, as fast as the client takes them. The audit log hears of it before the
   * first one leaves.
   */
  Multi<Buffer> document(UUID userId, Client client) {
    ExportDocument document = new ExportDocument(userId);
    return Multi.createBy()
        .concatenating()
        .streams(
            record(userId, client).onItem().transformToMulti(_ -> Multi.createFrom().empty()),
            Multi.createFrom().item(document::beginning),
            repository.items(userId).map(document::next),
            Multi.createFrom().item(document::end));
  }

  private Uni<Void> record(UUID userId, Client client) {
    return rows.transaction(
        userId, connection -> audit.append(connection, AuditEvent.DATA_EXPORTED, userId, client));
  }
}
