package dev.devmentor.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class DocsTest extends GatewayTest {

  private static final Pattern REFERENCE = Pattern.compile("\"\\$ref\":\"#([^\"]+)\"");
  private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

  @Test
  void describesAllServicesInOneValidDocument() {
    HttpResponse<String> answer = client.get("/openapi");
    SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(answer.body());

    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.getOpenAPI().getPaths())
        .containsOnlyKeys(
            "/health",
            "/openapi",
            "/docs",
            "/api/v1/auth/me",
            "/api/v1/projects",
            "/api/v1/memory/documents");
    assertThat(parsed.getOpenAPI().getComponents().getSchemas())
        .containsKeys("Problem", "auth.Thing", "projects.Thing", "memory.Thing", "PlatformHealth");
    assertThat(json(answer).getJsonObject("info").getJsonArray("x-missing-services"))
        .containsExactly("learning", "sockets");
  }

  /** One of them is away all the time. */
  @Test
  void manyAtOnceAskTheServicesOnce() {
    long before = count("projects", "asked:openapi");

    List<CompletableFuture<HttpResponse<String>>> all =
        IntStream.range(0, 50)
            .mapToObj(
                _ ->
                    client.sendAsync(
                        "GET", "/openapi", BodyPublishers.noBody(), BodyHandlers.ofString()))
            .toList();

    assertThat(all).allSatisfy(each -> assertThat(each.join().statusCode()).isEqualTo(200));
    assertThat(count("projects", "asked:openapi") - before).isLessThanOrEqualTo(1);
  }

  @Test
  void describesWhatTheGatewayAdds() {
    JsonObject document = json(client.get("/openapi"));
    JsonObject paths = document.getJsonObject("paths");

    assertThat(headersOf(paths, "/api/v1/projects"))
        .containsExactlyInAnyOrder("RateLimit", "RateLimit-Policy", "X-Cache", "Age");
    assertThat(headersOf(paths, "/api/v1/auth/me"))
        .containsExactlyInAnyOrder("RateLimit", "RateLimit-Policy");
    JsonObject list = paths.getJsonObject("/api/v1/projects").getJsonObject("get");
    assertThat(list.getJsonObject("responses").fieldNames())
        .contains("200", "304", "429", "503", "504");
    assertThat(paths.getJsonObject("/health").getJsonObject("get").getJsonArray("parameters"))
        .hasSize(1);
    assertThat(unresolved(document)).isEmpty();
  }

  private static Set<String> headersOf(JsonObject paths, String path) {
    return paths
        .getJsonObject(path)
        .getJsonObject("get")
        .getJsonObject("responses")
        .getJsonObject("200")
        .getJsonObject("headers")
        .fieldNames();
  }

  /** The parser does not look at all of them. */
  private static List<String> unresolved(JsonObject document) {
    return REFERENCE
        .matcher(document.encode())
        .results()
        .map(found -> found.group(1))
        .filter(pointer -> JsonPointer.from(pointer).queryJson(document) == null)
        .toList();
  }

  @Test
  void theCommittedDocumentOfThePlatformIsValid() throws IOException {
    String committed = Files.readString(Path.of("..", "docs", "openapi", "devmentor.json"));
    SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(committed);

    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.getOpenAPI().getPaths()).containsKeys("/health", "/api/v1/auth/login");
    assertThat(unresolved(new JsonObject(committed))).isEmpty();
  }

  @Test
  void showsAPageThatLoadsNothingFromElsewhere() {
    HttpResponse<String> page = client.get("/docs");
    Matcher links = LINK.matcher(page.body());

    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("script-src 'self';");
    assertThat(page.body()).contains("swagger-ui").doesNotContain("//");
    assertThat(links.results().map(link -> link.group(1)))
        .hasSize(4)
        .allSatisfy(link -> assertThat(client.get(link).statusCode()).isEqualTo(200));
  }

  @Test
  void servesNothingElseOfTheWebJar() {
    assertThat(client.get("/docs/oauth2-redirect.html").statusCode()).isEqualTo(404);
  }
}
