package dev.devmentor.platform.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares each success that a test gets with what the service says of itself: the OpenAPI document
 * has to know the status, and the media type of the content. The service loader brings it into
 * every Quarkus test.
 */
public final class DescribedAnswers implements QuarkusTestBeforeEachCallback, Filter {

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonNode paths;

  @Override
  public void beforeEach(QuarkusTestMethodContext context) {
    RestAssured.replaceFiltersWith(this);
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    Response answer = context.next(request, expected);
    if (answer.statusCode() / 100 == 2) {
      String path = URI.create(request.getURI()).getPath();
      operation(request.getMethod().toLowerCase(Locale.ROOT), path)
          .ifPresent(operation -> compare(operation, request.getMethod() + " " + path, answer));
    }
    return answer;
  }

  /** Empty for what is not described at all; a path without parameters comes first. */
  private Optional<JsonNode> operation(String method, String path) {
    return paths()
        .propertyStream()
        .filter(described -> path.matches(described.getKey().replaceAll("\\{[^}]*}", "[^/]+")))
        .sorted(Comparator.comparingInt(described -> described.getKey().split("\\{", -1).length))
        .map(Map.Entry::getValue)
        .filter(described -> described.has(method))
        .findFirst()
        .map(described -> described.path(method));
  }

  private JsonNode paths() {
    if (paths == null) {
      try {
        String document = given().noFilters().get("/q/openapi?format=json").asString();
        paths = JSON.readTree(document).path("paths");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return paths;
  }

  private static void compare(JsonNode operation, String request, Response answer) {
    JsonNode described = operation.path("responses").path(String.valueOf(answer.statusCode()));
    if (described.isMissingNode()) {
      throw new AssertionError(
          "%s answers %d, and is described to answer %s"
              .formatted(request, answer.statusCode(), operation.path("responses")));
    }
    boolean hasContent = answer.body().asByteArray().length > 0;
    if (hasContent && types(described).noneMatch(range -> includes(range, answer.contentType()))) {
      throw new AssertionError(
          "%s answers %s, and is described to answer %s"
              .formatted(request, answer.contentType(), described));
    }
  }

  private static Stream<String> types(JsonNode described) {
    return described.path("content").propertyStream().map(Map.Entry::getKey);
  }

  private static boolean includes(String range, String type) {
    String essence = type.replaceFirst("\\s*;.*", "");
    return range.equals("*/*")
        || range.equals(essence)
        || range.equals(essence.replaceFirst("/.*", "/*"));
  }
}
