package dev.devmentor.auth.export;

import dev.devmentor.auth.audit.AuditEvent;
import dev.devmentor.auth.audit.AuditLog;
import dev.devmentor.auth.client.Client;
import dev.devmentor.auth.refusal.Refusal;
import dev.devmentor.platform.context.Uninterrupted;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.core.file.AsyncFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Exports what the platform holds on a user. The document is written to disk first: clients read as
 * slowly as they like, and the database waits for none of them.
 */
@ApplicationScoped
public class ExportService {

  private final ExportRepository repository;
  private final ExportPlaces places;
  private final ExportFiles files;
  private final AuditLog audit;
  private final RowSecurity rows;

  ExportService(
      ExportRepository repository,
      ExportPlaces places,
      ExportFiles files,
      AuditLog audit,
      RowSecurity rows) {
    this.repository = repository;
    this.places = places;
    this.files = files;
    this.audit = audit;
    this.rows = rows;
  }

  /**
   * The document, in pieces, as fast as the client takes them. The audit log hears of it before the
   * first one leaves. Fails with {@link Refusal.ExportUnderWay} or {@link Refusal.TooBusy}.
   */
  Multi<Buffer> document(UUID userId, Client client) {
    return Multi.createFrom()
        .resourceFromUni(() -> written(userId, client), ExportFiles::read)
        .withFinalizer((AsyncFile file) -> discard(file, userId));
  }

  private Uni<AsyncFile> written(UUID userId, Client client) {
    places.take(userId);
    Uni<AsyncFile> document =
        record(userId, client)
            .chain(files::open)
            .call(file -> write(file, userId).onFailure().call(file::close))
            .onTermination()
            .invoke(places::stopWriting)
            .onFailure()
            .invoke(() -> places.leave(userId));
    return Uninterrupted.of(document, file -> discard(file, userId));
  }

  private Uni<Void> record(UUID userId, Client client) {
    return rows.transaction(
        userId, connection -> audit.append(connection, AuditEvent.DATA_EXPORTED, userId, client));
  }

  private Uni<Void> write(AsyncFile file, UUID userId) {
    ExportDocument document = new ExportDocument(userId);
    return ExportFiles.append(file, document.beginning())
        .chain(
            () -> repository.read(userId, items -> ExportFiles.append(file, document.next(items))))
        .chain(() -> ExportFiles.append(file, document.end()));
  }

  private Uni<Void> discard(AsyncFile file, UUID userId) {
    return file.close().onTermination().invoke(() -> places.leave(userId));
  }
}
