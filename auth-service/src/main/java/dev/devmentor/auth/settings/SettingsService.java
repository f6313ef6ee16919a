package dev.devmentor.auth.settings;

import dev.devmentor.platform.concurrency.Versions;
import dev.devmentor.platform.problem.NotFound;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** Reads and replaces the documents of a user. */
@ApplicationScoped
class SettingsService {

  private static final String FOREIGN_KEY_VIOLATION = "23503";

  private final SettingsRepository repository;
  private final RowSecurity rows;

  SettingsService(SettingsRepository repository, RowSecurity rows) {
    this.repository = repository;
    this.rows = rows;
  }

  Uni<Document> get(UUID userId, Settings kind) {
    return repository.find(userId, kind);
  }

  /**
   * The document as it is now.
   *
   * @param ifMatch null: whatever version there is
   */
  Uni<Document> replace(UUID userId, Settings kind, Map<String, Object> content, String ifMatch) {
    return rows.transaction(
            userId,
            connection ->
                repository
                    .lock(connection, userId, kind)
                    .invoke(document -> Versions.check(ifMatch, document.version()))
                    .chain(() -> repository.write(connection, userId, kind, content)))
        .onFailure(SettingsService::isForNobody)
        .transform(_ -> new NotFound("user"));
  }

  /** The user was erased in this moment. */
  private static boolean isForNobody(Throwable failure) {
    return failure instanceof PgException refused
        && FOREIGN_KEY_VIOLATION.equals(refused.getSqlState());
  }
}
