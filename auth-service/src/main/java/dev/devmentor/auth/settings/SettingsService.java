package dev.devmentor.auth.settings;

import dev.devmentor.auth.user.UserRepository;
import dev.devmentor.platform.concurrency.Versions;
import dev.devmentor.platform.problem.NotFound;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** Reads and replaces the documents of a user. */
@ApplicationScoped
class SettingsService {

  private final SettingsRepository repository;
  private final UserRepository users;
  private final RowSecurity rows;

  SettingsService(SettingsRepository repository, UserRepository users, RowSecurity rows) {
    this.repository = repository;
    this.users = users;
    this.rows = rows;
  }

  Uni<Document> get(UUID userId, Settings kind) {
    return repository.find(userId, kind);
  }

  /**
   * The document as it is now. Who replaces it holds the user's row: the document may have none
   * yet.
   *
   * @param ifMatch null: whatever version there is
   */
  Uni<Document> replace(UUID userId, Settings kind, Map<String, Object> content, String ifMatch) {
    return rows.transaction(
        userId,
        connection ->
            users
                .lock(connection, userId)
                .map(found -> found.orElseThrow(() -> new NotFound("user")))
                .chain(() -> repository.find(connection, userId, kind))
                .invoke(document -> Versions.check(ifMatch, document.version()))
                .chain(() -> repository.write(connection, userId, kind, content)));
  }
}
