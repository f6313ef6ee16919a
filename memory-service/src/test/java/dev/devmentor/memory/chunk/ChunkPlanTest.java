package dev.devmentor.memory.chunk;

import dev.devmentor.localstack.testing.TestIssuer;
import dev.devmentor.memory.Keeper;
import dev.devmentor.memory.LargeTables;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Owner;
import dev.devmentor.migrations.testing.Plans;
import dev.devmentor.platform.paging.Cursor;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Chunks are found quickly however many others there are. */
@QuarkusTest
@TestProfile(LargeTables.class)
class ChunkPlanTest {

  private final Plans plans = new Plans(Role.MEMORY);

  private static Keeper user(Owner owner) {
    return new Keeper(owner.id(), TestIssuer.token(owner.id()));
  }

  @Test
  void chunksFollowTheIndexOfTheDocument() {
    plans.check(
        "list-chunks",
        Plans.PAGE,
        owner ->
            user(owner).get("/documents/" + owner.row("document") + "/chunks").statusCode(200));
  }

  @Test
  void laterPagesBeginWhereTheLastOneEnded() {
    plans.check(
        "list-chunks-later",
        Plans.PAGE,
        owner ->
            user(owner)
                .get(
                    "/documents/"
                        + owner.row("document")
                        + "/chunks?cursor="
                        + Cursor.of(5000).encode())
                .statusCode(200));
  }
}
