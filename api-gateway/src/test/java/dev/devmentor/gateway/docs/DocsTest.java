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
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class DocsTest extends GatewayTest {

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
        .containsExactly("learning");
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
