package dev.devmentor.auth.apitoken;

import dev.devmentor.auth.key.MasterKey;
import dev.devmentor.platform.idempotency.Idempotency;
import dev.devmentor.platform.idempotency.IdempotentRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * Replies with a token, kept for repetitions of the request: the token in them is sealed with the
 * master key, so that the database never holds one that works.
 */
@ApplicationScoped
class SealedReplies {

  private static final String CONTEXT = "api token";

  private final Idempotency idempotency;
  private final MasterKey master;

  SealedReplies(Idempotency idempotency, MasterKey master) {
    this.idempotency = idempotency;
    this.master = master;
  }

  /** Makes a token once per {@code Idempotency-Key}. */
  Uni<NewApiToken> once(
      SqlConnection connection, IdempotentRequest request, Supplier<Uni<NewApiToken>> work) {
    return idempotency
        .once(connection, request, NewApiToken.class, () -> work.get().map(this::sealed))
        .map(this::opened);
  }

  private NewApiToken sealed(NewApiToken reply) {
    byte[] token = reply.token().getBytes(StandardCharsets.US_ASCII);
    return reply.withToken(Base64.getEncoder().encodeToString(master.seal(token, CONTEXT)));
  }

  private NewApiToken opened(NewApiToken reply) {
    try {
      byte[] token = master.open(Base64.getDecoder().decode(reply.token()), CONTEXT);
      return reply.withToken(new String(token, StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a stored reply is sealed with an unknown master key", e);
    }
  }
}
