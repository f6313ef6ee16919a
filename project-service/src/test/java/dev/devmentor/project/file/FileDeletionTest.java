package dev.devmentor.project.file;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.devmentor.project.testing.Client;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deleted file is out of sight; what becomes of its objects is in {@link ObjectReleaseTest}. */
@QuarkusTest
class FileDeletionTest {

  private final Client user = Client.create();
  private String project;

  @BeforeEach
  void createProject() {
    project = user.project("Deletions");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aDeletedFileIsNowhereAndItsPathIsFree() {
    String old = user.upload(project, "a", bytes("one")).path("id");
    user.upload(project, "a", bytes("two")).then().statusCode(201);
    user.delete("/files/{f}", old).then().statusCode(204);

    for (String path : List.of("", "/content", "/content?version=1", "/versions")) {
      user.get("/files/{f}" + path, old).then().statusCode(404);
    }
    user.post(Map.of(), "/files/{f}/versions/1/restore", old).then().statusCode(404);
    user.get("/projects/{p}/files", project).then().body("items", hasSize(0));
    user.get("/projects/{p}/activity?entity=file", project)
        .then()
        .body("items[0].action", equalTo("deleted"))
        .body("items[0].actorId", equalTo(user.id().toString()))
        .body("items[0].changes.path.from", equalTo("a"));

    String fresh =
        user.upload(project, "a", bytes("one"))
            .then()
            .statusCode(201)
            .body("version", equalTo(1))
            .body("id", not(equalTo(old)))
            .extract()
            .path("id");
    user.get("/projects/{p}/files", project).then().body("items.id", contains(fresh));
  }

  @Test
  void honoursIfMatchOnDelete() {
    String id = user.upload(project, "a", bytes("a")).path("id");
    user.request()
        .header("If-Match", "\"2\"")
        .delete(Client.API + "/files/{f}", id)
        .then()
        .statusCode(412);
    user.delete("/files/{f}", id).then().statusCode(204);
    user.get("/files/{f}", id).then().statusCode(404);
    user.delete("/files/{f}", id).then().statusCode(404);
  }
}
