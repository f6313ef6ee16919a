package dev.devmentor.auth.token;

import static dev.devmentor.auth.testing.Account.AUTH;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;

import dev.devmentor.auth.key.SigningKey;
import dev.devmentor.auth.key.SigningKeys;
import dev.devmentor.auth.testing.Account;
import dev.devmentor.auth.testing.Jwt;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.security.Key;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ForgedTokenTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Inject SigningKeys keys;

  @Test
  void acceptsWhatItWouldForgeWithoutAChange() throws JoseException {
    Account account = Account.register();

    given().auth().oauth2(signed(account, claims -> {})).get(AUTH + "/me").then().statusCode(200);
  }

  @Test
  void refusesOtherIssuersAndAudiences() throws JoseException {
    Account account = Account.register();

    refused(signed(account, claims -> claims.put("iss", "somebody")));
    refused(signed(account, claims -> claims.put("aud", "another-api")));
  }

  @Test
  void refusesTokensOutOfTime() throws JoseException {
    Account account = Account.register();
    long now = System.currentTimeMillis() / 1000;

    refused(signed(account, claims -> claims.put("exp", now - 60)));
    refused(signed(account, claims -> claims.put("nbf", now + 60)));
    refused(signed(account, claims -> claims.remove("exp")));
  }

  @Test
  void refusesTokensForAnotherUserOrSession() throws JoseException {
    Account account = Account.register();
    Account other = Account.register();

    refused(signed(account, claims -> claims.put("sub", other.id().toString())));
    refused(signed(account, claims -> claims.put("sid", UUID.randomUUID().toString())));
    refused(signed(account, claims -> claims.put("role", "superadmin")));
    refused(signed(account, claims -> claims.put("sub", "not a uuid")));
  }

  @Test
  void refusesOtherAlgorithmsAndKeys() throws JoseException {
    Account account = Account.register();
    JsonObject claims = Jwt.claims(account.accessToken());
    SigningKey key = key();
    byte[] published = keys.find(key.kid()).await().atMost(PATIENCE).orElseThrow().getEncoded();

    refused(sign(claims, "none", null, key.kid()));
    refused(sign(claims, "HS256", new HmacKey(published), key.kid()));
    Key strangers = EcJwkGenerator.generateJwk(EllipticCurves.P256).getPrivateKey();
    refused(sign(claims, "ES256", strangers, key.kid()));
    refused(sign(claims, "ES256", strangers, "unknown"));
    refused(sign(claims, "ES256", key.privateKey(), "unknown"));
  }

  @Test
  void refusesTokensThatWereTouched() {
    String token = Account.register().accessToken();
    String[] parts = token.split("\\.", -1);

    refused(parts[0] + "." + parts[1] + ".");
    refused(parts[0] + "." + parts[1]);
    refused(parts[0] + "." + parts[1] + "." + "A".repeat(parts[2].length()));
    refused("nonsense");
    refused("a".repeat(8_000));
  }

  @Test
  void refusesRequestsWithoutAToken() {
    given().get(AUTH + "/me").then().statusCode(401).body("type", endsWith("/unauthenticated"));
    given().header("Authorization", "Bearer ").get(AUTH + "/me").then().statusCode(401);
    given().header("Authorization", "Basic YTpi").get(AUTH + "/me").then().statusCode(401);
  }

  private void refused(String token) {
    given()
        .header("Authorization", "Bearer " + token)
        .get(AUTH + "/me")
        .then()
        .statusCode(401)
        .contentType("application/problem+json");
  }

  private String signed(Account account, Consumer<JsonObject> change) throws JoseException {
    JsonObject claims = Jwt.claims(account.accessToken());
    change.accept(claims);
    return sign(claims, "ES256", key().privateKey(), key().kid());
  }

  private SigningKey key() {
    return keys.active().await().atMost(PATIENCE);
  }

  private static String sign(JsonObject claims, String algorithm, Key key, String kid)
      throws JoseException {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    signature.setAlgorithmHeaderValue(algorithm);
    signature.setKeyIdHeaderValue(kid);
    signature.setKey(key);
    signature.setDoKeyValidation(false);
    signature.setPayload(claims.encode());
    return signature.getCompactSerialization();
  }
}
