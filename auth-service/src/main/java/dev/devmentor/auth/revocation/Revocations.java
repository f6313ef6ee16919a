package dev.devmentor.auth.revocation;

import dev.devmentor.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells the gateway that sessions are over. The outbox row commits with the revocation, so the word
 * gets there even if this process dies in the next moment; writing to Redis before the reply makes
 * it arrive at once when Redis is there.
 */
@ApplicationScoped
public class Revocations {

  private static final Logger LOG = Logger.getLogger(Revocations.class);

  private final Outbox outbox;
  private final RevocationList list;
  private final RevocationConfig config;

  Revocations(Outbox outbox, RevocationList list, RevocationConfig config) {
    this.outbox = outbox;
    this.list = list;
    this.config = config;
  }

  /** In the transaction that ends the sessions. Nobody's entry: it outlives an erased user. */
  public Uni<Void> record(SqlConnection connection, List<UUID> sessionIds) {
    return sessionIds.isEmpty()
        ? Uni.createFrom().voidItem()
        : outbox.append(
            connection,
            RevocationHandler.TOPIC,
            null,
            RevocationHandler.payload(sessionIds, lastExpiry()));
  }

  /** After its commit. It never fails: what Redis does not take now, the outbox delivers. */
  public Uni<Void> announce(List<UUID> sessionIds) {
    return list.add(sessionIds, lastExpiry())
        .ifNoItem()
        .after(config.timeout())
        .fail()
        .onFailure()
        .invoke(away -> LOG.warnf("Revocation left to the outbox: %s", away.toString()))
        .onFailure()
        .recoverWithNull();
  }

  private Instant lastExpiry() {
    return Instant.now().plus(config.lasting());
  }
}
