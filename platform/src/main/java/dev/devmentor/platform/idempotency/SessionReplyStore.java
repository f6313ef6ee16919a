package dev.devmentor.platform.idempotency;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Replies through a Hibernate Reactive session. */
record SessionReplyStore(Mutiny.Session session, ReplySql sql) implements ReplyStore {

  @Override
  public Uni<Boolean> lock(IdempotentRequest request) {
    return session
        .createNativeQuery(sql.lock(), Boolean.class)
        .setParameter(1, ReplySql.lockName(request))
        .getSingleResult();
  }

  @Override
  public Uni<Optional<Stored>> find(IdempotentRequest request) {
    return session
        .createNativeQuery(sql.find(), Object[].class)
        .setParameter(1, request.userId().toString())
        .setParameter(2, request.operation())
        .setParameter(3, request.key())
        .getSingleResultOrNull()
        .map(row -> Optional.ofNullable(row).map(SessionReplyStore::stored));
  }

  private static Stored stored(Object[] row) {
    return new Stored((String) row[0], (String) row[1]);
  }

  @Override
  public Uni<Void> save(IdempotentRequest request, String reply) {
    return session
        .createNativeQuery(sql.save())
        .setParameter(1, request.userId().toString())
        .setParameter(2, request.operation())
        .setParameter(3, request.key())
        .setParameter(4, request.hash())
        .setParameter(5, reply)
        .executeUpdate()
        .replaceWithVoid();
  }
}
