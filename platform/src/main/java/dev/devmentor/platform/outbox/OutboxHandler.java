package dev.devmentor.platform.outbox;

import io.smallrye.mutiny.Uni;

/**
 * Does what one topic asks for. An entry may come more than once (a lost reply, a crash), so the
 * effect must be idempotent.
 */
public interface OutboxHandler {

  /** The topic of the entries that this handler takes. */
  String topic();

  /** Completes when the effect is durable; a failure is tried again later. */
  Uni<Void> handle(OutboxEntry entry);

  /** Told when an entry is given up; it stays in the table for a while, parked. */
  default Uni<Void> parked(OutboxEntry entry, Throwable reason) {
    return Uni.createFrom().voidItem();
  }
}
