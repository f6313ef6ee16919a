package dev.devmentor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tokens from their making to their end, all of it through the gateway. */
@ExtendWith(PlatformExtension.class)
class TokenIT {

  private static final String TOKENS = "/api/v1/auth/api-tokens";
  private static final String PROJECTS = "/api/v1/projects";
  private static final String DOCUMENTS = "/api/v1/memory/documents";

  /** Shorter than a gateway would believe a token that it knows. */
  private static final Duration BEFORE_IT_IS_FORGOTTEN = Duration.ofSeconds(30);

  private final Platform platform;

  TokenIT(Platform platform) {
    this.platform = platform;
  }

  private Client anonymous() {
    return new Client(platform.gateway(), null);
  }

  private static JsonNode make(Client owner, Map<String, Object> wanted) {
    return owner.post(TOKENS, wanted).expect(201).json();
  }

  private Client holder(Client owner, String... scopes) {
    JsonNode made = make(owner, Map.of("name", "script", "scopes", List.of(scopes)));
    return anonymous().as(made.path("token").asText());
  }

  @Test
  void anApiTokenDoesWhatItsScopesSayAndNothingElse() {
    Account owner = Account.register(anonymous(), "scoped");
    Client reader = holder(owner.client(), "projects:read");
    Client writer = holder(owner.client(), "write");

    reader.get(PROJECTS).expect(200);
    assertThat(reader.post(PROJECTS, Map.of("name", "No")).expect(403).text("type"))
        .endsWith("/insufficient-scope");
    reader.get(DOCUMENTS).expect(403);
    writer.post(PROJECTS, Map.of("name", "Yes")).expect(201);
    writer.get(PROJECTS).expect(403);
    writer.post(TOKENS, Map.of("name", "another", "scopes", List.of("read"))).expect(403);
    assertThat(reader.get(PROJECTS).expect(200).json().path("items").findValuesAsText("name"))
        .containsExactly("Yes");
  }

  @Test
  void anApiTokenHasTheRoleOfItsUser() throws SQLException {
    Client user = Account.register(anonymous(), "plain").client();
    Client admin = Account.administrator(platform, "chief");

    holder(user, "read").get("/api/v1/memory/index/status").expect(403);
    holder(admin, "read").get("/api/v1/memory/index/status").expect(200);
    holder(admin, "projects:read").get("/api/v1/memory/index/status").expect(403);
  }

  @Test
  void aRevokedApiTokenIsRefusedAtOnce() {
    Account owner = Account.register(anonymous(), "careful");
    JsonNode made = make(owner.client(), Map.of("name", "lost", "scopes", List.of("read")));
    Client holder = anonymous().as(made.path("token").asText());
    holder.get(PROJECTS).expect(200);
    await().until(() -> !listed(owner).path(0).path("lastUsedAt").isNull());

    owner.client().delete(TOKENS + "/" + made.path("id").asText()).expect(204);

    holder.get(PROJECTS).expect(401);
    assertThat(listed(owner)).isEmpty();
  }

  private static JsonNode listed(Account owner) {
    return owner.client().get(TOKENS).expect(200).json();
  }

  /** Also at a gateway that has just believed it. */
  @Test
  void anExpiredApiTokenIsRefused() {
    Account owner = Account.register(anonymous(), "brief");
    Instant end = Instant.now().plusSeconds(4);
    JsonNode made =
        make(
            owner.client(),
            Map.of("name", "brief", "scopes", List.of("read"), "expiresAt", end.toString()));
    Client holder = anonymous().as(made.path("token").asText());
    holder.get(PROJECTS).expect(200);

    await().atMost(BEFORE_IT_IS_FORGOTTEN).until(() -> holder.get(PROJECTS).status() == 401);
  }

  @Test
  void loggingOutEverywhereEndsEverySessionAtOnce() {
    Account account = Account.register(anonymous(), "everywhere");
    Client other = account.login();
    other.get(PROJECTS).expect(200);
    account.client().get(PROJECTS).expect(200);

    account.client().post("/api/v1/auth/logout-all", Map.of()).expect(204);

    other.get(PROJECTS).expect(401);
    account.client().get(PROJECTS).expect(401);
  }

  @Test
  void aDeactivatedUserIsOutAtOnceWithAllTokens() throws SQLException {
    Account user = Account.register(anonymous(), "banned");
    Client judge = Account.administrator(platform, "judge");
    Client script = holder(user.client(), "read");
    script.get(PROJECTS).expect(200);
    user.client().get(PROJECTS).expect(200);

    judge.patch("/api/v1/auth/users/" + user.id(), Map.of("active", false)).expect(200);

    user.client().get(PROJECTS).expect(401);
    script.get(PROJECTS).expect(401);
  }
}
