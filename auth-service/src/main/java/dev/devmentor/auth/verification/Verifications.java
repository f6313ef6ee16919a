package dev.devmentor.auth.verification;

import dev.devmentor.auth.sql.Rows;
import dev.devmentor.auth.sql.TimeOrderedId;
import dev.devmentor.auth.token.LinkTokens;
import dev.devmentor.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Prepares links that verify an address, in the transaction that runs as its user. */
@ApplicationScoped
public class Verifications {

  static final String PURPOSE = "e-mail verification";
  static final String TOPIC = "email-verification-mail";

  private final VerificationConfig config;
  private final LinkTokens tokens;
  private final Outbox outbox;

  Verifications(VerificationConfig config, LinkTokens tokens, Outbox outbox) {
    this.config = config;
    this.tokens = tokens;
    this.outbox = outbox;
  }

  /**
   * Another link and its mail; nothing if the address is verified or as many are open as may be.
   */
  public Uni<Void> begin(SqlConnection connection, UUID userId) {
    UUID id = TimeOrderedId.next();
    String sql =
        """
        insert into auth.email_verifications (id, user_id, token_hash, expires_at)
        select $1, u.id, $3, now() + $4::float8 * interval '1 second'
          from auth.users u
         where u.id = $2 and u.email_verified_at is null
           and (select count(*) from auth.email_verifications v
                 where v.user_id = u.id and v.used_at is null and v.expires_at > now()) < $5
        returning id
        """;
    Tuple parameters =
        Tuple.of(
            id,
            userId,
            tokens.hash(PURPOSE, id),
            (double) config.lifetime().toSeconds(),
            config.open());
    return connection
        .preparedQuery(sql)
        .execute(parameters)
        .chain(
            inserted ->
                Rows.first(inserted, row -> row.getUUID("id"))
                    .map(link -> mail(connection, userId, link))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }

  private Uni<Void> mail(SqlConnection connection, UUID userId, UUID link) {
    return outbox.append(connection, TOPIC, userId, new JsonObject().put("id", link.toString()));
  }
}
