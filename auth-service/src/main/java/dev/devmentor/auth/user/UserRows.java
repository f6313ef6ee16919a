package dev.devmentor.auth.user;

import dev.devmentor.auth.sql.Rows;
import io.vertx.mutiny.sqlclient.Row;

/** The columns of {@link User}: every statement that reads one names them. */
public final class UserRows {

  /** For a select or a returning list. */
  public static final String COLUMNS =
      """
      id, email::text as email, username::text as username, display_name, avatar_url, role::text as role,
      email_verified_at is not null as email_verified, is_active, metadata, created_at, updated_at, version
      """;

  private UserRows() {}

  /** A row with these columns. */
  public static User user(Row row) {
    return new User(
        row.getUUID("id"),
        row.getString("email"),
        row.getString("username"),
        row.getString("display_name"),
        row.getString("avatar_url"),
        row.getString("role"),
        row.getBoolean("email_verified"),
        row.getBoolean("is_active"),
        row.getJsonObject("metadata").getMap(),
        Rows.instant(row, "created_at"),
        Rows.instant(row, "updated_at"),
        row.getInteger("version"));
  }
}
