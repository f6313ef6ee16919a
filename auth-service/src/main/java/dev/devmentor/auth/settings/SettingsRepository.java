package dev.devmentor.auth.settings;

import dev.devmentor.auth.sql.Rows;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** The documents of the current user; no row is an empty one. */
@ApplicationScoped
class SettingsRepository {

  private final RowSecurity rows;

  SettingsRepository(RowSecurity rows) {
    this.rows = rows;
  }

  Uni<Document> find(UUID userId, Settings kind) {
    return rows.read(userId, select(kind), Tuple.of(userId))
        .map(found -> Rows.first(found, SettingsRepository::document).orElse(Document.EMPTY));
  }

  private static String select(Settings kind) {
    return "select %s as content, version from %s where user_id = $1"
        .formatted(kind.column(), kind.table());
  }

  /** The same in a transaction. */
  Uni<Document> find(SqlConnection connection, UUID userId, Settings kind) {
    return connection
        .preparedQuery(select(kind))
        .execute(Tuple.of(userId))
        .map(found -> Rows.first(found, SettingsRepository::document).orElse(Document.EMPTY));
  }

  Uni<Document> write(
      SqlConnection connection, UUID userId, Settings kind, Map<String, Object> content) {
    String sql =
        """
        insert into %1$s (user_id, %2$s) values ($1, $2)
            on conflict (user_id) do update set %2$s = excluded.%2$s
        returning %2$s as content, version
        """
            .formatted(kind.table(), kind.column());
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(userId, new JsonObject(content)))
        .map(written -> document(written.iterator().next()));
  }

  private static Document document(Row row) {
    return new Document(row.getJsonObject("content").getMap(), row.getInteger("version"));
  }
}
