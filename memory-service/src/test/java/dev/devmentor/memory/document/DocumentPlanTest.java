package dev.devmentor.memory.document;

import dev.devmentor.localstack.testing.TestIssuer;
import dev.devmentor.memory.Keeper;
import dev.devmentor.memory.LargeTables;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Owner;
import dev.devmentor.migrations.testing.Plans;
import dev.devmentor.platform.paging.Cursor;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Documents are found quickly however many others there are. */
@QuarkusTest
@TestProfile(LargeTables.class)
class DocumentPlanTest {

  // A document tells how many chunks it has.
  private static final int CHUNKS = 10_100;

  private final Plans plans = new Plans(Role.MEMORY);

  private static Keeper user(Owner owner) {
    return new Keeper(owner.id(), TestIssuer.token(owner.id()));
  }

  @Test
  void ownDocumentsFollowTheIndexInItsOrder() {
    plans.check(
        "list-own-documents", Plans.PAGE, owner -> user(owner).get("/documents").statusCode(200));
  }

  @Test
  void laterPagesBeginWhereTheLastOneEnded() {
    plans.check(
        "list-own-documents-later",
        Plans.PAGE,
        owner ->
            user(owner)
                .get("/documents?cursor=" + Cursor.of(owner.row("document")).encode())
                .statusCode(200));
  }

  @Test
  void documentsOfAProjectFollowTheIndexOfTheProject() {
    plans.check(
        "list-documents-of-project",
        Plans.PAGE,
        owner -> user(owner).get("/documents?projectId=" + owner.row("project")).statusCode(200));
  }

  @Test
  void oneDocumentIsFoundByItsId() {
    plans.check(
        "find-document",
        CHUNKS,
        owner -> user(owner).get("/documents/" + owner.row("document")).statusCode(200));
  }

  @Test
  void contentIsFoundByItsDocument() {
    plans.check(
        "read-document",
        Plans.FEW,
        owner ->
            user(owner).get("/documents/" + owner.row("document") + "/content").statusCode(200));
  }

  @Test
  void aDocumentIsStoredAndIndexedByIndex() {
    plans.check(
        "store-document", Plans.FEW, owner -> user(owner).keep("Kept " + UUID.randomUUID()));
  }

  @Test
  void aDocumentIsChangedAndDeletedByItsId() {
    plans.check(
        "change-and-delete-document",
        Plans.FEW,
        owner -> {
          Keeper user = user(owner);
          String id = user.keep("Gone soon " + UUID.randomUUID());
          user.patch("/documents/" + id, Map.of("title", "Renamed")).statusCode(200);
          user.delete("/documents/" + id).statusCode(204);
        });
  }
}
