package dev.devmentor.auth.token;

import static dev.devmentor.auth.testing.Account.AUTH;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import dev.devmentor.auth.key.SigningKey;
import dev.devmentor.auth.key.SigningKeys;
import dev.devmentor.auth.testing.Account;
import dev.devmentor.auth.testing.Jwt;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** OWASP ASVS 5, V9 and V7.2: what no token gets past. */
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
  @DisplayName("ASVS 9.2.3: refuses a token of another issuer")
  void refusesAnotherIssuer() throws JoseException {
    refused(signed(Account.register(), claims -> claims.put("iss", "somebody")));
  }

  @Test
  @DisplayName("ASVS 9.2.3: refuses a token for another audience")
  void refusesAnotherAudience() throws JoseException {
    refused(signed(Account.register(), claims -> claims.put("aud", "another-api")));
  }

  @Test
  @DisplayName("ASVS 9.2.1: refuses a token that has expired, or never does")
  void refusesExpiredToken() throws JoseException {
    Account account = Account.register();

    refused(signed(account, claims -> claims.put("exp", now() - 60)));
    refused(signed(account, claims -> claims.remove("exp")));
  }

  @Test
  @DisplayName("ASVS 9.2.1: refuses a token that is not valid yet")
  void refusesTokenThatIsNotValidYet() throws JoseException {
    refused(signed(Account.register(), claims -> claims.put("nbf", now() + 60)));
  }

  private static long now() {
    return System.currentTimeMillis() / 1000;
  }

  @Test
  @DisplayName("ASVS 7.2.1: refuses a token for another user, session or role")
  void refusesTokensForAnotherUserOrSession() throws JoseException {
    Account account = Account.register();
    Account other = Account.register();

    refused(signed(account, claims -> claims.put("sub", other.id().toString())));
    refused(signed(account, claims -> claims.put("sid", UUID.randomUUID().toString())));
    refused(signed(account, claims -> claims.put("role", "superadmin")));
    refused(signed(account, claims -> claims.put("sub", "not a uuid")));
  }

  @Test
  @DisplayName("ASVS 9.1.2: refuses algorithm none")
  void refusesUnsignedToken() throws JoseException {
    refused(sign(Jwt.claims(Account.register().accessToken()), "none", null, key().kid()));
  }

  @Test
  @DisplayName("ASVS 9.1.2: refuses HS256 with the public key as its secret")
  void refusesThePublicKeyAsASecret() throws JoseException {
    JsonObject claims = Jwt.claims(Account.register().accessToken());
    SigningKey key = key();
    byte[] published = keys.find(key.kid()).await().atMost(PATIENCE).orElseThrow().getEncoded();

    refused(sign(claims, "HS256", new HmacKey(published), key.kid()));
  }

  @Test
  @DisplayName("ASVS 9.1.1: refuses the signature of a stranger's key")
  void refusesKeysOfStrangers() throws JoseException {
    JsonObject claims = Jwt.claims(Account.register().accessToken());
    Key strangers = EcJwkGenerator.generateJwk(EllipticCurves.P256).getPrivateKey();

    refused(sign(claims, "ES256", strangers, key().kid()));
    refused(sign(claims, "ES256", strangers, "unknown"));
    refused(sign(claims, "ES256", key().privateKey(), "unknown"));
  }

  @Test
  @DisplayName("ASVS 9.1.3: refuses keys that a token brings along or points to")
  void refusesKeysInTheHeader() throws JoseException {
    JsonObject claims = Jwt.claims(Account.register().accessToken());
    EllipticCurveJsonWebKey strangers = EcJwkGenerator.generateJwk(EllipticCurves.P256);
    for (String kid : List.of(key().kid(), "unknown", "../../dev/null", "x' or '1'='1")) {
      JsonWebSignature token = unsigned(claims, "ES256", strangers.getPrivateKey(), kid);
      token.setHeader("jwk", strangers.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
      token.setHeader("jku", "http://127.0.0.1:1/jwks.json");
      token.setHeader("x5u", "http://127.0.0.1:1/certificate");

      refused(token.getCompactSerialization());
    }
  }

  @Test
  @DisplayName("ASVS 9.1.1: refuses truncated and touched tokens")
  void refusesTokensThatWereTouched() {
    String token = Account.register().accessToken();
    String[] parts = token.split("\\.", -1);

    refused(parts[0] + "." + parts[1] + ".");
    refused(parts[0] + "." + parts[1]);
    refused(parts[0] + "." + parts[1] + "." + "A".repeat(parts[2].length()));
    refused(token.substring(0, token.length() - 4));
    refused("nonsense");
  }

  @Test
  @DisplayName("ASVS 9.1.1: refuses oversized tokens")
  void refusesOversizedToken() {
    refused("a".repeat(8_000));
    refused(Account.register().accessToken() + ".".repeat(4_096));
  }

  @Test
  @DisplayName("ASVS 9.1.1: takes a token from one well-formed header alone")
  void refusesInjectedHeaders() throws IOException {
    String token = Account.register().accessToken();

    refused("x, Bearer " + token);
    refused(token + " " + token);
    given().header("Authorization", "Basic " + token).get(AUTH + "/me").then().statusCode(401);
    given().queryParam("access_token", token).get(AUTH + "/me").then().statusCode(401);
    given().header("X-User-Id", UUID.randomUUID()).get(AUTH + "/me").then().statusCode(401);
    assertThat(
            raw(
                "GET /api/v1/auth/me HTTP/1.1\r\nHost: a\r\nX-A: b\rAuthorization: Bearer "
                    + token))
        .doesNotContain(" 200 ");
  }

  /** The status line that answers a request no client library would send. */
  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      String whole = request + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(whole.getBytes(StandardCharsets.US_ASCII));
      byte[] line = socket.getInputStream().readNBytes(16);
      return new String(line, StandardCharsets.US_ASCII);
    }
  }

  @Test
  @DisplayName("ASVS 7.2.1: asks for a token")
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
    return unsigned(claims, algorithm, key, kid).getCompactSerialization();
  }

  private static JsonWebSignature unsigned(
      JsonObject claims, String algorithm, Key key, String kid) {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    signature.setAlgorithmHeaderValue(algorithm);
    signature.setKeyIdHeaderValue(kid);
    signature.setKey(key);
    signature.setDoKeyValidation(false);
    signature.setPayload(claims.encode());
    return signature;
  }
}
