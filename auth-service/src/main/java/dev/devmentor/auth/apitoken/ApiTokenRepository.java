package dev.devmentor.auth.apitoken;

import dev.devmentor.auth.sql.Rows;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of API tokens. The Vert.x client throughout: single statements. */
@ApplicationScoped
class ApiTokenRepository {

  private final Pool pool;
  private final RowSecurity rows;

  ApiTokenRepository(Pool pool, RowSecurity rows) {
    this.pool = pool;
    this.rows = rows;
  }

  /** A new token of the current user. */
  Uni<NewApiToken> insert(
      SqlConnection connection, UUID userId, ApiTokenRequest request, String token) {
    String sql =
        """
        insert into auth.api_tokens (user_id, name, token_hash, scopes, expires_at)
        values ($1, $2, $3, $4, $5)
        returning id, name, scopes, expires_at, created_at
        """;
    Tuple parameters =
        Tuple.tuple()
            .addUUID(userId)
            .addString(request.name())
            .addValue(ApiTokenText.hash(token))
            .addArrayOfString(request.scopes().stream().distinct().toArray(String[]::new))
            .addOffsetDateTime(Rows.utc(request.expiresAt()));
    return connection
        .preparedQuery(sql)
        .execute(parameters)
        .map(inserted -> inserted.iterator().next())
        .map(
            row ->
                new NewApiToken(
                    row.getUUID("id"),
                    token,
                    row.getString("name"),
                    List.of(row.getArrayOfStrings("scopes")),
                    Rows.instant(row, "expires_at"),
                    Rows.instant(row, "created_at")));
  }

  /** How many tokens of the user can be used. */
  Uni<Long> countUsable(SqlConnection connection, UUID userId) {
    String sql =
        """
        select count(*) as usable from auth.api_tokens
         where user_id = $1 and revoked_at is null and (expires_at is null or expires_at > now())
        """;
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(userId))
        .map(counted -> counted.iterator().next().getLong("usable"));
  }

  /** The tokens of the user that are not revoked, the newest first; expired ones among them. */
  Uni<List<ApiToken>> list(UUID userId) {
    String sql =
        """
        select id, name, scopes, last_used_at, expires_at, created_at
          from auth.api_tokens
         where user_id = $1 and revoked_at is null
         order by id desc
         limit 1000
        """;
    return rows.read(userId, sql, Tuple.of(userId))
        .map(found -> Rows.list(found, ApiTokenRepository::token));
  }

  private static ApiToken token(Row row) {
    return new ApiToken(
        row.getUUID("id"),
        row.getString("name"),
        List.of(row.getArrayOfStrings("scopes")),
        Rows.instant(row, "last_used_at"),
        Rows.instant(row, "expires_at"),
        Rows.instant(row, "created_at"));
  }

  /** Whether there was such a token to revoke. */
  Uni<Boolean> revoke(SqlConnection connection, UUID id) {
    return connection
        .preparedQuery(
            "update auth.api_tokens set revoked_at = now() where id = $1 and revoked_at is null")
        .execute(Tuple.of(id))
        .map(revoked -> revoked.rowCount() == 1);
  }

  /** For whom a token speaks, if it is good. Asked before there is a current user. */
  Uni<Optional<TokenOwner>> use(Buffer tokenHash) {
    return pool.preparedQuery(
            "select token_id, user_id, user_role, scopes, expires_at from auth.use_api_token($1)")
        .execute(Tuple.of(tokenHash))
        .map(
            found ->
                Rows.first(
                    found,
                    row ->
                        new TokenOwner(
                            row.getUUID("token_id"),
                            row.getUUID("user_id"),
                            row.getString("user_role"),
                            List.of(row.getArrayOfStrings("scopes")),
                            Rows.instant(row, "expires_at"))));
  }
}
