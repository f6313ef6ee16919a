package dev.devmentor.memory.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import dev.devmentor.memory.Keeper;
import dev.devmentor.memory.SharedProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SearchResourceTest {

  private final Keeper keeper = Keeper.create();

  @Test
  void findsByMeaningAndByWords() {
    String cat = keeper.keep("The kitten sleeps on the warm sofa all afternoon.");
    String code = keeper.keep("def parseInvoiceNumber(text): return int(text)");
    keeper.keep("Quarterly taxes are due at the end of the month.");

    assertThat(keeper.search("a cat resting on the couch")).first().isEqualTo(cat);
    assertThat(keeper.search("invoice number", Map.of("mode", "keyword"))).containsExactly(code);
    assertThat(keeper.search("kitten", Map.of("mode", "keyword"))).containsExactly(cat);
    assertThat(keeper.search("a pet on the couch", Map.of("mode", "semantic")))
        .first()
        .isEqualTo(cat);
  }

  @Test
  void tellsThePlaceInEachRanking() {
    String id = keeper.keep("Reciprocal rank fusion merges two rankings.", Map.of("title", "RRF"));
    keeper.keep("Bread needs flour, water and salt.");
    keeper
        .post("/search", Map.of("query", "rank fusion"))
        .statusCode(200)
        .body("mode", equalTo("hybrid"))
        .body("items[0].documentId", equalTo(id))
        .body("items[0].title", equalTo("RRF"))
        .body("items[0].denseRank", equalTo(1))
        .body("items[0].keywordRank", equalTo(1))
        .body("items[0].score", greaterThan(0.999f))
        .body("items[0].related", empty())
        .body("items[1].denseRank", equalTo(2))
        .body("items[1].keywordRank", nullValue());
  }

  @Test
  void findsNothingByWordsThatSayNothing() {
    keeper.keep("to be or not to be");
    assertThat(keeper.search("the of and", Map.of("mode", "keyword"))).isEmpty();
    assertThat(keeper.search("the of and")).hasSize(1);
  }

  @Test
  void appliesEveryFilter() {
    UUID project = SharedProject.of(keeper.id());
    String wanted =
        keeper.keep(
            "The harbour is foggy.",
            Map.of(
                "projectId",
                project,
                "tags",
                List.of("weather", "sea"),
                "source",
                "diary",
                "occurredAt",
                "2024-03-01T10:00:00Z"));
    String other = keeper.keep("The harbour is sunny.", Map.of("tags", List.of("weather")));
    for (Map<String, Object> filter :
        List.<Map<String, Object>>of(
            Map.of("projectId", project),
            Map.of("tags", List.of("sea", "weather")),
            Map.of("source", "diary"),
            Map.of("until", "2024-03-01T10:00:00Z"),
            Map.of("since", "2024-03-01T10:00:00Z", "until", "2024-04-01T00:00:00Z"),
            Map.of("documentIds", List.of(wanted)))) {
      assertThat(keeper.search("harbour", filter)).as(filter.toString()).containsExactly(wanted);
    }
    assertThat(keeper.search("harbour", Map.of("tags", List.of("weather"))))
        .containsExactlyInAnyOrder(wanted, other);
    assertThat(keeper.search("harbour", Map.of("projectId", UUID.randomUUID()))).isEmpty();
  }

  @Test
  void leavesOutWhatIsSuperseded() {
    String before = keeper.keep("The office is in Berlin.", occurred("2024-01-01T00:00:00Z"));
    String after = keeper.keep("The office is in Madrid.", occurred("2025-01-01T00:00:00Z"));
    keeper.patch("/documents/" + before, Map.of("supersededBy", after)).statusCode(200);

    assertThat(keeper.search("office")).containsExactly(after);
    assertThat(keeper.search("office", Map.of("includeSuperseded", true)))
        .containsExactlyInAnyOrder(before, after);
    assertThat(keeper.search("office", Map.of("asOf", "2024-06-01T00:00:00Z")))
        .containsExactly(before);
    keeper
        .patch("/documents/" + before, Collections.singletonMap("supersededBy", null))
        .statusCode(200);
    await()
        .untilAsserted(
            () -> assertThat(keeper.search("office")).containsExactlyInAnyOrder(before, after));
  }

  private static Map<String, Object> occurred(String time) {
    return Map.of("occurredAt", time);
  }

  @Test
  void leavesOutWhatHasExpired() {
    String id = keeper.keep("The voucher is worth ten coins.");
    Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS);
    keeper.patch("/documents/" + id, Map.of("validUntil", yesterday.toString())).statusCode(200);
    assertThat(keeper.search("voucher")).isEmpty();
    assertThat(keeper.search("voucher", Map.of("includeSuperseded", true))).containsExactly(id);
    Map<String, Object> earlier = Map.of("asOf", yesterday.minusSeconds(60).toString());
    await().untilAsserted(() -> assertThat(keeper.search("voucher", earlier)).containsExactly(id));
  }

  @Test
  void obeysLimitAndLowestScore() {
    for (int i = 0; i < 4; i++) {
      keeper.keep("Note number " + i + " about gardening.");
    }
    keeper
        .post("/search", Map.of("query", "gardening", "limit", 3))
        .body("items", hasSize(3))
        .body("items[1].score", lessThanOrEqualTo(1.0f));
    keeper
        .post("/search", Map.of("query", "gardening note number 2", "minScore", 0.99))
        .body("items", hasSize(1));
  }

  @Test
  void bringsNeighboursOfTheThread() {
    for (int i = 0; i < 5; i++) {
      keeper.keep(
          i == 2 ? "We moved to Lisbon." : "Small talk, part " + i + ".",
          Map.of("thread", "chat", "position", i, "author", i % 2 == 0 ? "Ann" : "Bob"));
    }
    keeper
        .post("/search", Map.of("query", "Lisbon", "mode", "keyword", "includeRelated", 2))
        .body("items", hasSize(1))
        .body("items[0].related.distance", equalTo(List.of(-1, 1)))
        .body("items[0].related[0].content", equalTo("Small talk, part 1."));
    assertThat(keeper.search("Ann", Map.of("mode", "keyword"))).hasSize(3);
  }

  @Test
  void bringsNeighboursOfTheDocument() {
    String text =
        "Plain words fill this long page of a book. ".repeat(120)
            + "Xylophone. "
            + "More words follow after it in the book. ".repeat(120);
    keeper.keep(text);
    keeper
        .post("/search", Map.of("query", "xylophone", "mode", "keyword", "includeRelated", 5))
        .body("items[0].related", hasSize(5));
  }

  @Test
  void findsByTheNewTitle() {
    String id = keeper.keep("Nothing to see in here.", Map.of("title", "Zebra"));
    keeper.patch("/documents/" + id, Map.of("title", "Giraffe")).statusCode(200);
    await()
        .untilAsserted(
            () -> {
              assertThat(keeper.search("giraffe", Map.of("mode", "keyword"))).containsExactly(id);
              assertThat(keeper.search("zebra", Map.of("mode", "keyword"))).isEmpty();
            });
  }

  @Test
  void showsUsersOnlyWhatIsTheirsInEveryMode() {
    keeper.keep("The password of the vault is swordfish.");
    Keeper stranger = Keeper.create();
    for (String mode : List.of("hybrid", "semantic", "keyword")) {
      assertThat(stranger.search("swordfish vault", Map.of("mode", mode))).isEmpty();
    }
  }

  @Test
  void showsMembersWhatIsInTheProject() {
    UUID project = SharedProject.of(keeper.id());
    String shared = keeper.keep("The beacon is lit at dusk.", Map.of("projectId", project));
    keeper.keep("The beacon is out at dawn.");
    Keeper member = Keeper.create();
    assertThat(member.search("beacon")).isEmpty();
    SharedProject.admit(project, member.id());
    assertThat(member.search("beacon")).containsExactly(shared);
    SharedProject.dismiss(project, member.id());
    assertThat(member.search("beacon")).isEmpty();
  }

  @Test
  void remembersSearchesAndForgetsThem() {
    keeper.keep("History repeats itself.");
    keeper.search("history", Map.of("limit", 5));
    keeper.search("nothing at all", Map.of("mode", "keyword"));
    Response first = keeper.get("/search-history?limit=1").extract().response();
    assertThat(first.<String>path("items[0].query")).isEqualTo("nothing at all");
    assertThat(first.<Integer>path("items[0].resultCount")).isZero();
    keeper
        .request()
        .queryParam("cursor", first.<String>path("nextCursor"))
        .get("/search-history")
        .then()
        .body("items", hasSize(1))
        .body("items[0].query", equalTo("history"))
        .body("items[0].mode", equalTo("hybrid"))
        .body("items[0].filters.limit", equalTo(5))
        .body("items[0].resultCount", equalTo(1))
        .body("nextCursor", nullValue());
    Keeper.create().get("/search-history").body("items", empty());
    keeper.delete("/search-history").statusCode(204);
    keeper.get("/search-history").body("items", empty());
  }
}
