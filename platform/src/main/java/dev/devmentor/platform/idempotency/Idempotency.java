package dev.devmentor.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.devmentor.platform.rowsecurity.SchemaConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Runs work once per {@code Idempotency-Key}. The reply is stored in the transaction of the work:
 * either both are there or neither, whatever is killed in between.
 *
 * <p>Same key and body: the stored reply. Another body: 422. Still running: 409. After 24 hours a
 * key is new again. Source: draft-ietf-httpapi-idempotency-key-header.
 */
@ApplicationScoped
public class Idempotency {

  private final ObjectMapper json;
  private final String schema;

  Idempotency(ObjectMapper json, SchemaConfig config) {
    this.json = json;
    this.schema = config.schema();
  }

  /** Inside a Hibernate Reactive session. */
  public <T> Uni<T> once(
      Mutiny.Session session, IdempotentRequest request, Class<T> reply, Supplier<Uni<T>> work) {
    return once(new SessionReplyStore(session, ReplySql.of(schema, "?")), request, reply, work);
  }

  /** Inside a transaction of the Vert.x client. */
  public <T> Uni<T> once(
      SqlConnection connection, IdempotentRequest request, Class<T> reply, Supplier<Uni<T>> work) {
    return once(new ClientReplyStore(connection, ReplySql.of(schema, "$")), request, reply, work);
  }

  private <T> Uni<T> once(
      ReplyStore store, IdempotentRequest request, Class<T> reply, Supplier<Uni<T>> work) {
    if (request.key() == null) {
      return work.get();
    }
    return store
        .lock(request)
        .invoke(Idempotency::refuseIfRunning)
        .chain(() -> store.find(request))
        .chain(
            stored ->
                stored
                    .map(earlier -> Uni.createFrom().item(replay(earlier, request, reply)))
                    .orElseGet(() -> firstTime(store, request, work)));
  }

  private static void refuseIfRunning(boolean locked) {
    if (!locked) {
      throw KeyConflict.stillRunning();
    }
  }

  private <T> T replay(ReplyStore.Stored earlier, IdempotentRequest request, Class<T> type) {
    if (!earlier.hash().equals(request.hash())) {
      throw KeyConflict.otherBody();
    }
    try {
      return json.readValue(earlier.reply(), type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored reply does not fit " + type.getName(), e);
    }
  }

  private <T> Uni<T> firstTime(ReplyStore store, IdempotentRequest request, Supplier<Uni<T>> work) {
    return work.get().call(reply -> store.save(request, write(reply)));
  }

  private String write(Object reply) {
    try {
      return json.writeValueAsString(reply);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a reply cannot be written as JSON", e);
    }
  }
}
