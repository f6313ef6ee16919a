package dev.devmentor.project.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.project.testing.Client;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a content's type and length may be, and how they are told. */
@QuarkusTest
class ContentHeadersTest {

  private final Client user = Client.create();
  private String project;

  @BeforeEach
  void createProject() {
    project = user.project("Contents");
  }

  @Test
  void takesFilesOfJsonThatAreLargerThanARequest() {
    user.request()
        .contentType("application/json")
        .queryParam("path", "large.json")
        .body(new byte[3_000_000])
        .post(Client.API + "/projects/{p}/files", project)
        .then()
        .statusCode(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bytes=1-2"})
  void saysEachHeaderOfAContentOnce(String range) {
    String id = user.upload(project, "a", "once".getBytes(StandardCharsets.UTF_8)).path("id");
    RequestSpecification request = user.request();
    if (!range.isEmpty()) {
      request.header("Range", range);
    }

    assertThat(request.get(Client.API + "/files/{f}/content", id).headers().asList())
        .extracting(Header::getName)
        .contains("ETag", "Content-Disposition")
        .doesNotHaveDuplicates();
  }
}
