package dev.devmentor.memory.document;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.devmentor.memory.Keeper;
import dev.devmentor.memory.SharedProject;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who sees a document, and who changes it. */
@QuarkusTest
class DocumentAccessTest {

  private final Keeper keeper = Keeper.create();

  @Test
  void hidesDocumentsFromOthers() {
    String path = "/documents/" + keeper.keep("a secret of mine");
    Keeper stranger = Keeper.create();
    for (String address : List.of(path, path + "/content", path + "/chunks")) {
      stranger.get(address).statusCode(404).body("type", endsWith("/not-found"));
    }
    stranger.patch(path, Map.of("title", "mine")).statusCode(404);
    stranger.delete(path).statusCode(404);
    stranger.get("/documents").body("items", empty());
    keeper.get(path).statusCode(200).body("title", nullValue());
  }

  @Test
  void letsMembersOfTheProjectReadButNotChange() {
    UUID project = SharedProject.of(keeper.id());
    Keeper member = Keeper.create();
    String path = "/documents/" + keeper.keep("shared knowledge", Map.of("projectId", project));
    member.get(path).statusCode(404);
    SharedProject.admit(project, member.id());
    member.get(path).statusCode(200).body("id", notNullValue());
    member.get(path + "/content").statusCode(200);
    member.get(path + "/chunks").body("items", hasSize(1));
    member.get("/documents?projectId=" + project).body("items", hasSize(1));
    member.get("/documents").body("items", empty());
    member.patch(path, Map.of("title", "mine")).statusCode(403);
    member.delete(path).statusCode(403);
    SharedProject.dismiss(project, member.id());
    member.get(path).statusCode(404);
  }

  @Test
  void refusesProjectsThatAreNotAccessible() {
    UUID project = SharedProject.of(Keeper.create().id());
    keeper
        .post("/documents", Map.of("content", "planted", "projectId", project))
        .statusCode(404)
        .body("detail", containsString("project"));
    keeper.get("/documents?projectId=" + project).statusCode(200).body("items", empty());
  }
}
