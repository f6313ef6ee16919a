package dev.devmentor.project.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.lessThan;

import dev.devmentor.localstack.testing.TestIssuer;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Owner;
import dev.devmentor.migrations.testing.Plans;
import dev.devmentor.platform.paging.Cursor;
import dev.devmentor.project.testing.Client;
import dev.devmentor.project.testing.LargeTables;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Files stay quick however many others there are. */
@QuarkusTest
@TestProfile(LargeTables.class)
class FilePlanTest {

  private final Plans plans = new Plans(Role.PROJECTS);

  private static Client user(Owner owner) {
    return new Client(owner.id(), TestIssuer.token(owner.id()));
  }

  @Test
  void filesFollowTheIndexOfPaths() {
    plans.check(
        "list-files",
        Plans.PAGE,
        owner ->
            user(owner)
                .get("/projects/{p}/files?prefix=src/", owner.row("project"))
                .then()
                .statusCode(lessThan(300)));
  }

  @Test
  void laterPagesBeginWhereTheLastOneEnded() {
    plans.check(
        "list-files-later",
        Plans.PAGE,
        owner ->
            user(owner)
                .get(
                    "/projects/{p}/files?cursor=" + Cursor.of("src/5000.java").encode(),
                    owner.row("project"))
                .then()
                .statusCode(lessThan(300)));
  }

  @Test
  void oneFileIsFoundByItsId() {
    plans.check(
        "find-file",
        Plans.FEW,
        owner -> user(owner).get("/files/{f}", owner.row("file")).then().statusCode(lessThan(300)));
  }

  @Test
  void versionsFollowTheirIndex() {
    plans.check(
        "list-file-versions",
        Plans.FEW,
        owner ->
            user(owner)
                .get("/files/{f}/versions", owner.row("file"))
                .then()
                .statusCode(lessThan(300)));
  }

  @Test
  void aFileIsStoredByItsPath() {
    plans.check("upload-file", Plans.FEW, owner -> uploaded(owner));
  }

  @Test
  void contentIsFoundByItsFile() {
    plans.check(
        "read-file",
        Plans.FEW,
        owner ->
            user(owner)
                .get("/files/{f}/content", uploaded(owner))
                .then()
                .statusCode(lessThan(300)));
  }

  @Test
  void objectsThatNobodyNeedsAreWorkedOffByIndex() {
    plans.checkOutbox(
        owner -> user(owner).delete("/files/{f}", uploaded(owner)).then().statusCode(204));
  }

  private static String uploaded(Owner owner) {
    String name = UUID.randomUUID().toString();
    Response answer =
        user(owner).upload(owner.row("project").toString(), name + ".txt", name.getBytes(UTF_8));
    answer.then().statusCode(201);
    return answer.path("id");
  }
}
