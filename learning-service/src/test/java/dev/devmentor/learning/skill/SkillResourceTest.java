package dev.devmentor.learning.skill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import dev.devmentor.learning.Learner;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SkillResourceTest {

  private final Learner learner = Learner.create();
  private final Learner admin = Learner.admin();

  @Test
  void pagesReturnEachSkillOnceInOrder() {
    List<String> slugs = learner.all("/skills", "slug", 7);

    assertThat(slugs).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void findsSkillsByTextAndCategory() {
    learner
        .get("/skills?q=POSTGRES&category=databases")
        .statusCode(200)
        .body("items.slug", hasItem("postgresql"))
        .body("items.category", everyItem(equalTo("databases")));
  }

  @Test
  void takesWildcardsForText() {
    learner.get("/skills?q=%25%25").statusCode(200).body("items.size()", equalTo(0));
  }

  @Test
  void refusesAnUnknownCategory() {
    learner
        .get("/skills?category=magic")
        .statusCode(400)
        .body("violations.field", contains("category"));
  }

  @Test
  void showsWhatASkillBuildsOnAndWhatBuildsOnIt() {
    learner
        .get("/skills/docker")
        .statusCode(200)
        .body("prerequisites", contains("linux", "networking-basics"))
        .body("dependants", hasItems("kubernetes", "microservices"));
  }

  @Test
  void answersNotModifiedToAKnownTag() {
    String etag = learner.get("/skills/docker").extract().header("ETag");

    learner
        .request()
        .header("If-None-Match", etag)
        .get("/skills/docker")
        .then()
        .statusCode(304)
        .header("ETag", etag);
  }

  @Test
  void hasNoSuchSkill() {
    learner.get("/skills/telepathy").statusCode(404);
  }

  @Test
  void asksForAToken() {
    given().get("/api/v1/learning/skills").then().statusCode(401);
  }

  @Test
  void letsOnlyAdministratorsWrite() {
    learner.post("/skills", skill("forbidden-skill")).statusCode(403);
    learner.patch("/skills/docker", Map.of("name", "Podman")).statusCode(403);
  }

  @Test
  void addsASkillAndShowsItAsDependant() {
    String slug = newSlug();

    admin
        .post("/skills", skill(slug, "docker"))
        .statusCode(201)
        .header("Location", containsString("/api/v1/learning/skills/" + slug))
        .body("prerequisites", contains("docker"));

    learner.get("/skills/docker").body("dependants", hasItem(slug));
  }

  @Test
  void movesTheVersionOfASkillWhoseDependantsChange() {
    String base = newSlug();
    admin.post("/skills", skill(base)).statusCode(201).header("ETag", "\"1\"");
    admin.post("/skills", skill(newSlug(), base)).statusCode(201);

    learner.get("/skills/" + base).header("ETag", "\"2\"");
  }

  @Test
  void repeatsTheReplyToARepeatedRequest() {
    Map<String, Object> body = skill(newSlug());
    String key = UUID.randomUUID().toString();

    String first =
        admin.request().header("Idempotency-Key", key).body(body).post("/skills").asString();
    String second =
        admin.request().header("Idempotency-Key", key).body(body).post("/skills").asString();

    assertThat(second).isEqualTo(first);
  }

  @Test
  void refusesASlugThatIsTaken() {
    admin
        .post("/skills", skill("docker"))
        .statusCode(409)
        .body("type", containsString("slug-taken"));
  }

  @Test
  void refusesAndNamesACycle() {
    String base = newSlug();
    String top = newSlug();
    admin.post("/skills", skill(base)).statusCode(201);
    admin.post("/skills", skill(top, base)).statusCode(201);

    admin
        .patch("/skills/" + base, Map.of("prerequisites", List.of(top)))
        .statusCode(409)
        .body("type", containsString("prerequisite-cycle"))
        .body("detail", containsString(base + " -> " + top + " -> " + base));
    learner.get("/skills/" + base).body("prerequisites.size()", equalTo(0));
  }

  @Test
  void refusesOneOfTwoEdgesThatCloseACycleAtTheSameTime() throws Exception {
    String one = newSlug();
    String other = newSlug();
    admin.post("/skills", skill(one)).statusCode(201);
    admin.post("/skills", skill(other)).statusCode(201);

    List<Integer> statuses;
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      statuses =
          threads
              .invokeAll(
                  List.<Callable<Integer>>of(() -> require(one, other), () -> require(other, one)))
              .stream()
              .map(Future::resultNow)
              .toList();
    }

    assertThat(statuses).containsExactlyInAnyOrder(200, 409);
  }

  private int require(String skill, String prerequisite) {
    return admin
        .patch("/skills/" + skill, Map.of("prerequisites", List.of(prerequisite)))
        .extract()
        .statusCode();
  }

  @Test
  void refusesASkillThatBuildsOnItself() {
    String slug = newSlug();

    admin.post("/skills", skill(slug, slug)).statusCode(409);

    learner.get("/skills/" + slug).statusCode(404);
  }

  @Test
  void refusesAndNamesUnknownPrerequisites() {
    admin
        .post("/skills", skill(newSlug(), "docker", "telepathy"))
        .statusCode(422)
        .body("type", containsString("unknown-skill"))
        .body("skills", contains("telepathy"));
  }

  @Test
  void refusesAnOutdatedChange() {
    String slug = newSlug();
    admin.post("/skills", skill(slug)).statusCode(201);
    admin
        .patch("/skills/" + slug, Map.of("name", "Second"))
        .statusCode(200)
        .header("ETag", "\"2\"");

    admin
        .request()
        .header("If-Match", "\"1\"")
        .body(Map.of("name", "Third"))
        .patch("/skills/" + slug)
        .then()
        .statusCode(412);
  }

  @Test
  void namesTheFieldsThatCannotBeUsed() {
    admin
        .post("/skills", Map.of("slug", "Not A Slug", "name", " ", "category", "web"))
        .statusCode(400)
        .body("violations.field", hasItems("slug", "name"));
  }

  private static Map<String, Object> skill(String slug, String... prerequisites) {
    return Map.of(
        "slug",
        slug,
        "name",
        "A skill",
        "category",
        "web",
        "prerequisites",
        List.of(prerequisites));
  }

  private static String newSlug() {
    return "skill-" + UUID.randomUUID();
  }
}
