package dev.devmentor.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import dev.devmentor.localstack.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Three users share two projects, read, write and change who is a member, all at once. Nobody may
 * read what was true only before a write that somebody has heard of, or what was somebody else's.
 */
@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class SharedProjectsTest extends GatewayTest {

  private static final int STEPS = 200;

  private final List<User> users = IntStream.range(0, 3).mapToObj(_ -> new User()).toList();
  private final List<Project> projects =
      IntStream.range(0, 2).mapToObj(_ -> new Project()).toList();
  private final AtomicInteger hits = new AtomicInteger();

  private static final class User {
    private final UUID id = UUID.randomUUID();
    private final String bearer = "Bearer " + TestIssuer.token(id);
  }

  private static final class Project {
    private final UUID id = UUID.randomUUID();
    private final AtomicLong acknowledged = new AtomicLong();

    /** Raised at the beginning and at the end of each change of the third user's membership. */
    private final AtomicInteger membership = new AtomicInteger();

    private volatile boolean thirdIsMember = true;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void nobodyReadsAStaleOrForeignAnswer(long seed) throws Exception {
    for (Project project : projects) {
      for (User user : users) {
        change(project, "PUT", user);
      }
    }
    SplittableRandom random = new SplittableRandom(seed);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < 6; thread++) {
        SplittableRandom own = random.split();
        int number = thread;
        all.add(threads.submit(() -> run(users.get(number % 3), number == 0, own)));
      }
      finish(all);
    }

    assertThat(hits).as("answers out of the cache").hasPositiveValue();
  }

  private static void finish(List<Future<?>> all) throws InterruptedException, ExecutionException {
    for (Future<?> each : all) {
      each.get();
    }
  }

  private void run(User user, boolean changesMembers, SplittableRandom random) {
    for (int step = 0; step < STEPS; step++) {
      Project project = projects.get(random.nextInt(projects.size()));
      int choice = random.nextInt(20);
      if (choice == 0 && changesMembers) {
        toggleThird(project);
      } else if (choice <= 1) {
        write(user, project, random.nextBoolean());
      } else {
        read(user, project);
      }
    }
  }

  private void read(User user, Project project) {
    int membership = project.membership.get();
    boolean third = project.thirdIsMember;
    long acknowledged = project.acknowledged.get();

    HttpResponse<String> answer = client.get(target(project, false), "Authorization", user.bearer);

    boolean settled = membership % 2 == 0 && membership == project.membership.get();
    boolean isThird = user.equals(users.get(2));
    if (!isThird || (settled && third)) {
      assertThat(answer.statusCode()).isEqualTo(200);
    } else if (settled) {
      assertThat(answer.statusCode()).as("of one who was removed").isEqualTo(404);
    }
    if (answer.statusCode() == 200) {
      assertThat(json(answer).getLong("number")).isGreaterThanOrEqualTo(acknowledged);
      assertThat(json(answer).getString("reader")).isEqualTo(user.id.toString());
      answer
          .headers()
          .firstValue("X-Cache")
          .filter("HIT"::equals)
          .ifPresent(_ -> hits.incrementAndGet());
    }
  }

  /** An id in capitals is the same id. */
  private void write(User user, Project project, boolean capitals) {
    HttpResponse<String> answer =
        client.send(
            "PATCH",
            target(project, capitals),
            BodyPublishers.noBody(),
            "Authorization",
            user.bearer);
    if (answer.statusCode() == 200) {
      project.acknowledged.accumulateAndGet(json(answer).getLong("number"), Math::max);
    }
  }

  private void toggleThird(Project project) {
    boolean becomesMember = !project.thirdIsMember;
    project.membership.incrementAndGet();
    change(project, becomesMember ? "PUT" : "DELETE", users.get(2));
    project.thirdIsMember = becomesMember;
    project.membership.incrementAndGet();
  }

  private void change(Project project, String method, User user) {
    String target =
        "/api/v1/projects/" + project.id + "/collaborators/" + user.id + "?behave=board";
    HttpResponse<String> answer =
        client.send(
            method, target, BodyPublishers.noBody(), "Authorization", users.getFirst().bearer);
    assertThat(answer.statusCode()).isEqualTo(204);
  }

  private static String target(Project project, boolean capitals) {
    String id = project.id.toString();
    return "/api/v1/projects/"
        + (capitals ? id.toUpperCase(java.util.Locale.ROOT) : id)
        + "?behave=board";
  }
}
