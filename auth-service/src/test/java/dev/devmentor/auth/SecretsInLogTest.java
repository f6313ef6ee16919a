package dev.devmentor.auth;

import static dev.devmentor.auth.testing.Account.AUTH;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.auth.testing.Mailbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SecretsInLogTest {

  private static final Logger LOG = Logger.getLogger(SecretsInLogTest.class);

  @ConfigProperty(name = "quarkus.log.file.path")
  Path log;

  @Test
  @DisplayName("ASVS 16.2.5: neither a password nor a token is ever in the log")
  void logsNeitherPasswordsNorTokens() throws IOException {
    Account account = Account.register();
    Account.tryRegister(account.username(), "x", account.password()).then().statusCode(400);
    Account.tryRegister(account.username(), account.email(), account.password());
    Account.tryLogin(account.email(), account.password() + "?").then().statusCode(401);
    Account next = account.login().refresh();
    Account.tryRefresh(next.refreshToken() + "?").then().statusCode(401);
    String apiToken =
        next.request()
            .body(Map.of("name", "laptop", "scopes", List.of("read")))
            .post(AUTH + "/api-tokens")
            .path("token");
    String link = Mailbox.verificationToken(account.email(), 1);
    post("/email/verify", Map.of("token", link, "a", 1)).then().statusCode(400);
    post("/email/verify", Map.of("token", link)).then().statusCode(204);
    String reset = "the next passphrase";
    post("/password/reset", Map.of("token", link, "newPassword", reset)).then().statusCode(422);
    next.request().body(Map.of("password", "x", "a", 1)).delete(AUTH + "/me");
    next.request().body(Map.of("password", account.password())).delete(AUTH + "/me");
    LOG.info("the last line");

    assertThat(Files.readString(log, StandardCharsets.UTF_8))
        .contains("the last line")
        .doesNotContain(
            account.password(), account.refreshToken(), next.refreshToken(), next.accessToken())
        .doesNotContain(account.accessToken(), apiToken, link, reset);
  }

  private static Response post(String path, Map<String, Object> body) {
    return given().contentType(ContentType.JSON).body(body).post(AUTH + path);
  }
}
