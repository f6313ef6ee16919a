package dev.devmentor.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes which answers void, by the table of routes. */
@QuarkusTest
@TestProfile(InvalidationTest.Learning.class)
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class InvalidationTest extends GatewayTest {

  /** Somebody answers for learning-service. */
  public static class Learning implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "devmentor.routing.routes.roadmaps.service", "projects",
          "devmentor.routing.routes.roadmap.service", "projects",
          "devmentor.routing.routes.goals.service", "projects",
          "devmentor.routing.routes.progress-list.service", "projects",
          "devmentor.routing.routes.progress.service", "projects",
          "devmentor.routing.routes.review.service", "projects",
          "devmentor.routing.routes.skill-change.service", "projects");
    }
  }

  private final String id = UUID.randomUUID().toString();
  private final String other = UUID.randomUUID().toString();
  private final String user = bearer();

  @ParameterizedTest
  @CsvSource({
    "POST,   /projects,                                    /projects",
    "PATCH,  /projects/{id},                               /projects",
    "DELETE, /projects/{id},                               /projects/{id}/tasks",
    "POST,   /projects/{id}/restore,                       /projects/{id}",
    "PUT,    /projects/{id}/collaborators/{other},         /projects",
    "DELETE, /projects/{id}/collaborators/{other},         /projects",
    "DELETE, /projects/{id}/collaborators/{other},         /projects/{id}",
    "POST,   /projects/{id}/tasks,                         /projects/{id}",
    "POST,   /projects/{id}/tasks,                         /projects/{id}/epics",
    "POST,   /projects/{id}/tasks,                         /projects/{id}/tasks/critical-path",
    "POST,   /projects/{id}/tasks/bulk,                    /projects/{id}/tasks",
    "PUT,    /projects/{id}/tasks/{other}/dependencies/{other}, /projects/{id}/tasks/{other}",
    "PATCH,  /projects/{id}/epics/{other},                 /projects/{id}/milestones",
    "DELETE, /projects/{id}/debt/{other},                  /projects/{id}/debt",
    "PUT,    /projects/{id}/contracts/{other},             /projects/{id}/contracts",
    "POST,   /project-templates,                           /project-templates",
    "PATCH,  /project-templates/{other},                   /project-templates/{other}",
    "POST,   /projects/{id}/save-as-template,              /project-templates",
    "PUT,    /learning/progress/{other},                   /learning/roadmaps",
    "PUT,    /learning/progress/{other},                   /learning/goals",
    "POST,   /learning/reviews/{other},                    /learning/progress",
    "DELETE, /auth/me,                                     /projects",
    "DELETE, /auth/me,                                     /projects/{id}",
  })
  void ofTheSameUser(String method, String write, String read) {
    assertVoid(method, write, read, user);
  }

  @ParameterizedTest
  @CsvSource({
    "PATCH, /auth/users/{other},     /projects",
    "PATCH, /auth/users/{other},     /projects/{id}",
    "PATCH, /learning/skills/{other}, /learning/roadmaps",
  })
  void ofEverybodyByAnAdmin(String method, String write, String read) {
    assertVoid(method, write, read, bearer("admin"));
  }

  /** Lists of projects would be of no use. */
  @ParameterizedTest
  @CsvSource({
    "POST, /projects/{id}/tasks,  /projects",
    "POST, /projects/{id}/tasks,  /projects/{other}",
    "POST, /project-templates,    /projects",
    "PUT,  /learning/progress/{other}, /projects/{id}",
  })
  void notOfWhatTheyDoNotTouch(String method, String write, String read) {
    fill(read);
    write(method, write, user);

    assertThat(cache(read)).isEqualTo("HIT");
  }

  private void assertVoid(String method, String write, String read, String writer) {
    fill(read);
    write(method, write, writer);

    assertThat(cache(read)).isEqualTo("MISS");
  }

  private void fill(String read) {
    assertThat(cache(read)).isEqualTo("MISS");
    assertThat(cache(read)).isEqualTo("HIT");
  }

  private void write(String method, String target, String writer) {
    HttpResponse<String> answer =
        client.send(method, at(target), BodyPublishers.noBody(), "Authorization", writer);
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private String cache(String target) {
    HttpResponse<String> answer =
        client.get(at(target) + "?behave=cacheable&id=" + id, "Authorization", user);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.headers().firstValue("X-Cache").orElse("none");
  }

  private String at(String target) {
    return "/api/v1" + target.replace("{id}", id).replace("{other}", other);
  }
}
