package dev.devmentor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the gateway lets through is what the services describe. */
@ExtendWith(PlatformExtension.class)
class RoutesIT {

  /** Parts and looks of what is described. */
  private static final Set<String> UNDESCRIBED = Set.of("docs-asset", "health-verbose");

  /** Routes of the contract that no service has yet. */
  private static final Set<String> AWAITED =
      Set.of(
          "analyses",
          "analysis",
          "autonomy-snapshots",
          "chat-messages",
          "chat-session",
          "chat-sessions",
          "contract",
          "contracts",
          "critical-path",
          "debt",
          "debts",
          "dependency",
          "goal",
          "goals",
          "milestone",
          "milestones",
          "my-tasks",
          "project-template-save",
          "review",
          "reviews-due",
          "reviews-log",
          "template",
          "templates");

  private final Platform platform;

  RoutesIT(Platform platform) {
    this.platform = platform;
  }

  /**
   * A way through the gateway.
   *
   * @param name of the route
   * @param operations method and path of each, with parameters that have no names
   */
  private record Route(String name, Set<String> operations) {

    /** HEAD goes wherever GET does, and need not be described. */
    boolean isDescribedBy(Set<String> described) {
      return operations.stream()
          .filter(operation -> !operation.startsWith("HEAD "))
          .allMatch(described::contains);
    }
  }

  private static String operation(String method, String path) {
    return method + " " + path.replaceAll("\\{[^}]*}", "{}");
  }

  private List<Route> routes() throws SQLException {
    JsonNode routes =
        Account.administrator(platform, "router")
            .get("/health?verbose")
            .expect(200)
            .json()
            .path("routes");
    return StreamSupport.stream(routes.spliterator(), false)
        .map(route -> new Route(route.path("name").asText(), operations(route)))
        .toList();
  }

  private static Set<String> operations(JsonNode route) {
    return StreamSupport.stream(route.path("methods").spliterator(), false)
        .map(JsonNode::asText)
        .map(method -> operation(method, route.path("path").asText()))
        .collect(Collectors.toSet());
  }

  private Set<String> described() {
    JsonNode document =
        await()
            .atMost(Duration.ofMinutes(2))
            .until(
                () -> new Client(platform.gateway(), null).get("/openapi").expect(200).json(),
                found -> !found.path("info").has("x-missing-services"));
    Set<String> operations = new TreeSet<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            operations.add(
                                operation(method.toUpperCase(Locale.ROOT), path.getKey()))));
    return operations;
  }

  @Test
  void whatIsDescribedCanBeReachedAndTheOtherWayRound() throws SQLException {
    List<Route> routes = routes();
    Set<String> described = described();

    assertThat(routes)
        .flatExtracting(Route::operations)
        .as("operations with a route")
        .containsAll(described);
    assertThat(routes)
        .filteredOn(route -> !route.isDescribedBy(described))
        .extracting(Route::name)
        .filteredOn(name -> !UNDESCRIBED.contains(name))
        .as("routes that are not described")
        .containsExactlyInAnyOrderElementsOf(AWAITED);
  }
}
