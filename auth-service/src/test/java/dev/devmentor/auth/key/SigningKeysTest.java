package dev.devmentor.auth.key;

import static dev.devmentor.auth.testing.Account.AUTH;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.devmentor.auth.audit.AuditLog;
import dev.devmentor.auth.testing.Account;
import dev.devmentor.auth.testing.Jwt;
import dev.devmentor.auth.testing.Parallel;
import dev.devmentor.migrations.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SigningKeysTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject SigningKeys keys;
  @Inject SigningKeyRepository repository;
  @Inject KeyForge forge;
  @Inject KeyConfig config;
  @Inject AuditLog audit;
  @Inject MasterKey master;
  @Inject Pool pool;

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
    Rows.update("delete from auth.signing_keys");

    List<String> kids =
        Parallel.times(
            8,
            _ ->
                new SigningKeys(repository, forge, config, audit)
                    .active()
                    .await()
                    .atMost(PATIENCE)
                    .kid());

    assertThat(kids.stream().distinct()).hasSize(1);
    assertThat(Rows.query("select kid from auth.signing_keys")).containsOnly(kids.get(0));
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
    Rows.update("update auth.signing_keys set expires_at = now() where status = 'retired'");
    keys.keepUp().await().atMost(PATIENCE);
    assertThat(Rows.query("select kid from auth.signing_keys")).containsOnly(kid(after));
  }

  private static void age(String status, int days) {
    Rows.update(
        """
        update auth.signing_keys
           set created_at = created_at - ? * interval '1 day', activated_at = activated_at - ? * interval '1 day'
         where status = ?::auth.signing_key_status
        """,
        days,
        days,
        status);
  }

  /**
   * Tokens of before, in between and after, checked all the while, here and by a verifier with its
   * own copy.
   */
  @Test
  void rotatesUnderLoadWithoutRefusingAnybody() {
    Account admin = Account.superadministrator();
    Account user = Account.register();
    HttpsJwks jwks =
        new HttpsJwks(RestAssured.baseURI + ":" + RestAssured.port + "/.well-known/jwks.json");
    JwtConsumer verifier =
        new JwtConsumerBuilder()
            .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(jwks))
            .setExpectedAudience("devmentor-api")
            .build();
    Set<String> kids = ConcurrentHashMap.newKeySet();
    AtomicBoolean rotated = new AtomicBoolean();
    AtomicInteger checked = new AtomicInteger();

    List<String> refusals =
        Parallel.times(
            5,
            i -> {
              if (i == 0) {
                try {
                  Awaitility.await().atMost(PATIENCE).until(() -> checked.get() > 4);
                  rotate(admin);
                  int before = checked.get();
                  Awaitility.await().atMost(PATIENCE).until(() -> checked.get() > before + 8);
                } finally {
                  rotated.set(true);
                }
                return "";
              }
              String refused = "";
              while (!rotated.get() && refused.isEmpty()) {
                refused = refused(user, verifier, kids);
                checked.incrementAndGet();
              }
              return refused;
            });

    assertThat(refusals).containsOnly("");
    assertThat(kids).hasSize(2);
    user.get("/me").then().statusCode(200);
  }

  /** Logs in and checks the new token and the oldest, both ways; what was refused, or nothing. */
  private static String refused(Account user, JwtConsumer verifier, Set<String> kids) {
    Account fresh = user.login();
    kids.add(kid(fresh));
    boolean good =
        user.get("/me").statusCode() == 200
            && fresh.get("/me").statusCode() == 200
            && verifies(verifier, fresh.accessToken())
            && verifies(verifier, user.accessToken());
    return good ? "" : "a token was refused while " + kids + " signed";
  }

  /** Asks for it, waits until the next key is published for long enough, and has it noticed. */
  private void rotate(Account admin) {
    admin
        .request()
        .post(AUTH + "/keys/rotate")
        .then()
        .statusCode(202)
        .body("keys.status", hasItem("next"))
        .body("keys.find { it.status == 'next' }.signsAt", notNullValue());
    keys.keepUp().await().atMost(PATIENCE);
    Rows.update("update auth.signing_keys set promote_at = now() where status = 'next'");
    keys.keepUp().await().atMost(PATIENCE);
  }

  private static boolean verifies(JwtConsumer verifier, String token) {
    try {
      verifier.processToClaims(token);
      return true;
    } catch (InvalidJwtException refused) {
      return false;
    }
  }

  @Test
  @DisplayName("ASVS 9.1.3: a thousand unknown key ids read the keys once in a cool-down")
  void readsTheKeysOnceForAnyNumberOfForgedKeyIds() {
    AtomicInteger reads = new AtomicInteger();
    SigningKeyRepository counting =
        new SigningKeyRepository(pool) {
          @Override
          Uni<List<StoredKey>> all() {
            reads.incrementAndGet();
            return super.all();
          }
        };
    SigningKeys fresh = new SigningKeys(counting, forge, config, audit);
    fresh.active().await().atMost(PATIENCE);

    List<Boolean> found =
        Parallel.times(
            20,
            i ->
                IntStream.range(0, 50)
                    .anyMatch(
                        n ->
                            fresh
                                .find("forged" + i + "-" + n)
                                .await()
                                .atMost(PATIENCE)
                                .isPresent()));

    assertThat(found).containsOnly(false);
    assertThat(reads).hasValueLessThanOrEqualTo(2);
  }

  @Test
  void rotatesForSuperadminsAlone() {
    Account.administrator().request().post(AUTH + "/keys/rotate").then().statusCode(403);
    Account.register().request().post(AUTH + "/keys/rotate").then().statusCode(403);
  }

  @Test
  void sealsTheKeysAnewWhenTheMasterKeyChanged() {
    Account account = Account.register();
    Rows.update("update auth.signing_keys set master_key_id = repeat('0', 16)");

    keys.keepUp().await().atMost(PATIENCE);

    assertThat(Rows.query("select distinct master_key_id from auth.signing_keys"))
        .containsExactly(master.id());
    account.get("/me").then().statusCode(200);
    account.login().get("/me").then().statusCode(200);
  }

  @Test
  void keepsPrivateHalvesEncrypted() {
    Account.register();

    assertThat(
            Rows.query(
                """
                select public_jwk::text || encode(private_key_encrypted, 'escape')
                  from auth.signing_keys where public_jwk ? 'd' or length(master_key_id) <> 16
                """
                    .replace("? 'd'", "?? 'd'")))
        .isEmpty();
  }
}
