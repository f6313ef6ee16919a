package dev.devmentor.platform.idempotency;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The statements that idempotency needs, on whichever connection the caller's work uses. */
interface ReplyStore {

  /** A stored reply. */
  record Stored(String hash, String reply) {}

  /** Takes the key for this transaction; false if another transaction holds it. */
  Uni<Boolean> lock(IdempotentRequest request);

  /** The reply of an earlier request with this key that has not expired. */
  Uni<Optional<Stored>> find(IdempotentRequest request);

  /** Remembers the reply, in place of an expired one if there is any. */
  Uni<Void> save(IdempotentRequest request, String reply);
}
