package dev.devmentor.gateway.openapi;

import static dev.devmentor.gateway.route.Routes.route;
import static dev.devmentor.gateway.route.Routes.table;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.devmentor.gateway.route.Access;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenApiMergerTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final OpenApiMerger merger =
      new OpenApiMerger(
          table(
              route("health", "gateway", Access.PUBLIC, "/health", "GET"),
              route("login", "auth", Access.PUBLIC, "/auth/login", "POST"),
              route("users", "auth", "/auth/users/{id}", "GET"),
              route("projects", "projects", "/projects", "GET", "POST")));

  private final ObjectNode own =
      read(
          """
          {"openapi": "3.1.0", "info": {"title": "All", "version": "1"},
           "security": [{"bearer": []}],
           "paths": {"/health": {"get": {"operationId": "health",
             "responses": {"200": {"description": "ok"}}}}},
           "components": {
             "headers": {"RateLimit": {"schema": {"type": "string"}},
               "RateLimit-Policy": {"schema": {"type": "string"}}},
             "responses": {"TooManyRequests": {"description": "later"},
               "ServiceUnavailable": {"description": "away"},
               "GatewayTimeout": {"description": "slow"}},
             "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}}}}
          """);

  private final ObjectNode auth =
      read(
          """
          {"openapi": "3.1.0", "info": {"title": "auth", "version": "1"},
           "tags": [{"name": "Accounts"}],
           "paths": {
             "/auth/login": {"post": {"operationId": "create", "responses": {
               "200": {"$ref": "#/components/responses/Ok"}}}},
             "/auth/users/{id}": {
               "parameters": [{"name": "id", "in": "path", "required": true,
                 "schema": {"type": "string"}}],
               "get": {"operationId": "user", "responses": {"200": {"description": "ok",
                 "content": {"application/json": {"schema":
                   {"$ref": "#/components/schemas/Page"}}}}}},
               "delete": {"responses": {"204": {"description": "gone"}}}},
             "/auth/internal": {"get": {"responses": {"200": {"description": "ok"}}}}},
           "components": {
             "responses": {"Ok": {"description": "ok"}},
             "schemas": {
               "Problem": {"type": "object"},
               "Item": {"type": "string"},
               "Page": {"type": "array", "items": {"$ref": "#/components/schemas/Item"}}}}}
          """);

  private final ObjectNode projects =
      read(
          """
          {"openapi": "3.1.0", "info": {"title": "projects", "version": "1"},
           "tags": [{"name": "Accounts"}, {"name": "Projects"}],
           "paths": {"/projects": {"post": {"operationId": "create",
             "security": [{"other": []}],
             "requestBody": {"content": {"application/json": {"schema":
               {"$ref": "#/components/schemas/Page"}}}},
             "responses": {"200": {"description": "ok"}}}}},
           "components": {
             "securitySchemes": {"other": {"type": "http", "scheme": "basic"}},
             "schemas": {
               "Problem": {"type": "object"},
               "Item": {"type": "integer"},
               "Page": {"type": "array", "items": {"$ref": "#/components/schemas/Item"}}}}}
          """);

  @Test
  void isValidOpenApi() {
    SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(merged().toString());

    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
    assertThat(parsed.getOpenAPI().getPaths())
        .containsOnlyKeys("/health", "/auth/login", "/auth/users/{id}", "/projects");
  }

  @Test
  void describesOnlyWhatIsRouted() {
    assertThat(merged().at("/paths/~1auth~1users~1{id}").has("get")).isTrue();
    assertThat(merged().at("/paths/~1auth~1users~1{id}").has("parameters")).isTrue();
    assertThat(merged().at("/paths/~1auth~1users~1{id}").has("delete")).isFalse();
    assertThat(merged().at("/paths").has("/auth/internal")).isFalse();
  }

  @Test
  void keepsEqualComponentsOnceAndTellsOthersApart() {
    assertThat(merged().at("/components/schemas").properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "Problem", "auth.Item", "projects.Item", "auth.Page", "projects.Page");
    assertThat(merged().at("/components/schemas/auth.Page/items/$ref").asText())
        .isEqualTo("#/components/schemas/auth.Item");
    assertThat(merged().at("/paths/~1projects/post/requestBody").findValue("$ref").asText())
        .isEqualTo("#/components/schemas/projects.Page");
  }

  @Test
  void givesEachOperationAnIdOfItsOwn() {
    assertThat(merged().findValuesAsText("operationId"))
        .containsExactlyInAnyOrder("health", "create", "user", "projects.create");
  }

  @Test
  void takesWhoMayCallFromTheRoutes() {
    assertThat(merged().at("/paths/~1auth~1login/post/security").isEmpty()).isTrue();
    assertThat(merged().at("/paths/~1projects/post").has("security")).isFalse();
    assertThat(merged().at("/components/securitySchemes").properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("bearer");
  }

  @Test
  void saysWhatTheGatewayAddsToAnswers() {
    JsonNode responses = merged().at("/paths/~1projects/post/responses");

    assertThat(responses.at("/200/headers/RateLimit/$ref").asText())
        .isEqualTo("#/components/headers/RateLimit");
    assertThat(responses.at("/429/$ref").asText())
        .isEqualTo("#/components/responses/TooManyRequests");
    assertThat(responses.at("/504/$ref").asText())
        .isEqualTo("#/components/responses/GatewayTimeout");
    assertThat(responses.has("304")).as("of a route without a cache").isFalse();
  }

  @Test
  void namesEachTagOnceAndServicesThatAreMissing() {
    assertThat(merged().at("/tags").findValuesAsText("name"))
        .containsExactly("Accounts", "Projects");
    assertThat(merged().at("/info/x-missing-services/0").asText()).isEqualTo("memory");
  }

  private ObjectNode merged() {
    return merger.merge(own, Map.of("auth", auth, "projects", projects), Set.of("memory"));
  }

  private static ObjectNode read(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }
}
