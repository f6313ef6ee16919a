package dev.devmentor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What users do with their accounts, from outside. */
@ExtendWith(PlatformExtension.class)
class AccountIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Platform platform;

  AccountIT(Platform platform) {
    this.platform = platform;
  }

  private Client anonymous() {
    return new Client(platform.gateway(), null);
  }

  /** The tokens in the links that were mailed to the address, the newest last. */
  private List<String> mailed(String email, String page) {
    try {
      return platform
          .launcher("logs", "mail", "-n", "1000")
          .lines()
          .filter(line -> line.contains("  " + email + "  ") && line.contains("/" + page + "#"))
          .map(line -> line.replaceFirst(".*#token=", ""))
          .toList();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void resetsAForgottenPasswordThroughTheMail() {
    Account account = Account.register(anonymous(), "forgetful");
    anonymous().post("/api/v1/auth/password/forgot", Map.of("email", account.email())).expect(202);
    String token =
        await()
            .atMost(PATIENCE)
            .until(() -> mailed(account.email(), "reset-password"), found -> !found.isEmpty())
            .getLast();

    anonymous()
        .post(
            "/api/v1/auth/password/reset",
            Map.of("token", token, "newPassword", "another long passphrase"))
        .expect(204);

    account.client().get("/api/v1/projects").expect(401);
    anonymous()
        .post(
            "/api/v1/auth/login",
            Map.of("email", account.email(), "password", "another long passphrase"))
        .expect(200);
  }

  @Test
  void verifiesTheAddressThroughTheMail() {
    Account account = Account.register(anonymous(), "reader");
    String token =
        await()
            .atMost(PATIENCE)
            .until(() -> mailed(account.email(), "verify-email"), found -> !found.isEmpty())
            .getLast();

    anonymous().post("/api/v1/auth/email/verify", Map.of("token", token)).expect(204);

    assertThat(
            account
                .client()
                .get("/api/v1/auth/me")
                .expect(200)
                .json()
                .path("emailVerified")
                .asBoolean())
        .isTrue();
  }

  @Test
  void exportsWhatEveryServiceHolds() {
    Account account = Account.register(anonymous(), "leaver");
    Belongings owned = Belongings.of(account);

    JsonNode export = account.client().get("/api/v1/auth/me/export").expect(200).json();

    JsonNode collections = export.path("collections");
    assertThat(collections.path("auth.users").path(0).path("email").asText())
        .isEqualTo(account.email());
    for (String table :
        List.of(
            "projects.projects",
            "projects.epics",
            "projects.tasks",
            "memory.documents",
            "learning.roadmaps")) {
      assertThat(collections.path(table).toString()).as(table).contains(owned.marker());
    }
    assertThat(collections.path("projects.project_files").toString()).contains("src/Main.java");
    assertThat(collections.path("learning.assessments").toString()).contains(owned.assessmentId());
  }

  @Test
  void sharesATeamAndNothingElse() {
    Account lead = Account.register(anonymous(), "lead");
    Account member = Account.register(anonymous(), "member");
    String team =
        "/api/v1/auth/teams/"
            + lead.client()
                .post("/api/v1/auth/teams", Map.of("name", "Compiler"))
                .expect(201)
                .text("id");
    member.client().get(team).expect(404);

    lead.client()
        .json("PUT", team + "/members/" + member.id(), Map.of("role", "member"), Map.of())
        .expect(200);

    member.client().get(team).expect(200);
    member.client().json("PATCH", team, Map.of("name", "Mine"), Map.of()).expect(403);
  }
}
