package dev.devmentor.auth;

import dev.devmentor.auth.testing.Holder;
import dev.devmentor.auth.testing.LargeTables;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** The outbox is worked off quickly however much was given up or waits. */
@QuarkusTest
@TestProfile(LargeTables.class)
class OutboxPlanTest {

  @Test
  void dueEntriesAreClaimedAndDoneByIndex() {
    Holder.plans().checkOutbox(owner -> Holder.of(owner).login().post("/logout"));
  }
}
