package dev.devmentor.project.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.devmentor.localstack.testing.S3Resource;
import dev.devmentor.migrations.testing.Rows;
import dev.devmentor.platform.upkeep.Upkeep;
import dev.devmentor.project.testing.Bucket;
import dev.devmentor.project.testing.Client;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StorageOutageTest {

  @Inject Upkeep upkeep;

  private final Client user = Client.create();
  private String project;
  private String file;

  @BeforeEach
  void takeStorageAway() {
    assumeTrue(S3Resource.isEmbedded(), "a real S3 is not ours to stop");
    project = user.project("Outage");
    file = user.upload(project, "before", new byte[] {1}).path("id");
    S3Resource.halt();
  }

  @AfterEach
  void bringStorageBack() {
    S3Resource.resume();
  }

  @Test
  void refusesContentsAndKeepsEverythingElse() {
    refused(user.upload(project, "during", new byte[] {2}));
    refused(user.get("/files/{f}/content", file));

    user.get("/files/{f}", file).then().statusCode(200);
    user.get("/projects/{p}/files", project).then().statusCode(200);
    user.task(project, "Still working");
    RestAssured.get("/q/health/ready").then().statusCode(200);
  }

  private static void refused(Response answer) {
    answer
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("type", equalTo("https://devmentor.dev/problems/backend-unavailable"));
  }

  @Test
  void recoversAlone() {
    refused(user.upload(project, "during", new byte[] {2}));
    S3Resource.resume();
    await()
        .untilAsserted(() -> user.upload(project, "after", new byte[] {3}).then().statusCode(201));
    user.get("/files/{f}/content", file).then().statusCode(200);
  }

  @Test
  void deletesContentsWhenStorageIsBack() {
    user.delete("/files/{f}", file).then().statusCode(204);
    user.get("/files/{f}", file).then().statusCode(404);
    Rows.update(
        "update projects.project_files set deleted_at = now() - interval '31 days' where id = '%s'"
            .formatted(file));
    upkeep.run().await().indefinitely();
    await()
        .until(
            () ->
                Rows.count("select count(*) from projects.outbox where last_error is not null")
                    > 0);
    S3Resource.resume();
    await().untilAsserted(() -> assertThat(Bucket.objectsOf(project)).isEmpty());
  }
}
