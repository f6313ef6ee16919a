package dev.devmentor.auth.key;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.auth.testing.AuthDatabase;
import dev.devmentor.auth.testing.Jwt;
import dev.devmentor.auth.testing.Parallel;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SigningKeysTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Inject SigningKeys keys;
  @Inject SigningKeyRepository repository;
  @Inject KeyForge forge;
  @Inject KeyConfig config;

  @Test
  void publishesThePublicHalves() {
    Account account = Account.register();

    Response jwks = get("/.well-known/jwks.json");

    jwks.then().statusCode(200).body("keys.kid", hasItem(kid(account)));
    assertThat(jwks.header("Cache-Control")).isEqualTo("public, max-age=300");
    List<Map<String, Object>> published = jwks.path("keys");
    assertThat(published)
        .allSatisfy(
            key ->
                assertThat(key)
                    .containsOnlyKeys("kty", "use", "alg", "kid", "crv", "x", "y")
                    .containsEntry("alg", "ES256"));
  }

  private static String kid(Account account) {
    return Jwt.header(account.accessToken()).getString("kid");
  }

  @Test
  void agreesOnOneKeyWhenSeveralInstancesStart() {
    AuthDatabase.update("delete from auth.signing_keys");

    List<String> kids =
        Parallel.times(
            8,
            _ ->
                new SigningKeys(repository, forge, config).active().await().atMost(PATIENCE).kid());

    assertThat(kids.stream().distinct()).hasSize(1);
    assertThat(AuthDatabase.query("select kid from auth.signing_keys")).containsOnly(kids.get(0));
    keys.keepUp().await().atMost(PATIENCE);
  }

  @Test
  void rotatesWithoutLosingAToken() {
    Account before = Account.register();
    age("active", 31);
    keys.keepUp().await().atMost(PATIENCE);
    get("/.well-known/jwks.json").then().body("keys.size()", equalTo(2));
    assertThat(kid(before.login())).isEqualTo(kid(before));

    age("next", 1);
    keys.keepUp().await().atMost(PATIENCE);

    Account after = before.login();
    assertThat(kid(after)).isNotEqualTo(kid(before));
    before.get("/me").then().statusCode(200);
    after.get("/me").then().statusCode(200);
    AuthDatabase.update("update auth.signing_keys set expires_at = now() where status = 'retired'");
    keys.keepUp().await().atMost(PATIENCE);
    assertThat(AuthDatabase.query("select kid from auth.signing_keys")).containsOnly(kid(after));
  }

  private static void age(String status, int days) {
    AuthDatabase.update(
        """
        update auth.signing_keys
           set created_at = created_at - ? * interval '1 day', activated_at = activated_at - ? * interval '1 day'
         where status = ?::auth.signing_key_status
        """,
        days,
        days,
        status);
  }

  @Test
  void keepsPrivateHalvesEncrypted() {
    Account.register();

    assertThat(
            AuthDatabase.query(
                """
                select public_jwk::text || encode(private_key_encrypted, 'escape')
                  from auth.signing_keys where public_jwk ? 'd' or length(master_key_id) <> 16
                """
                    .replace("? 'd'", "?? 'd'")))
        .isEmpty();
  }
}
