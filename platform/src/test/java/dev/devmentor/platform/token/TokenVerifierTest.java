package dev.devmentor.platform.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {

  private final UUID user = UUID.randomUUID();
  private final Signer signer = new Signer("known");
  private final Map<String, PublicKey> published =
      new ConcurrentHashMap<>(Map.of("known", signer.publicKey()));
  private final TokenVerifier verifier = new TokenVerifier(this::key, config());

  TokenVerifierTest() throws Exception {}

  private Uni<Optional<PublicKey>> key(String keyId) {
    return Uni.createFrom().item(Optional.ofNullable(published.get(keyId)));
  }

  @Test
  void readsWhatAGoodTokenSays() throws Exception {
    AccessToken token = verify(signer.token(user, _ -> {}));
    assertThat(token.userId()).isEqualTo(user);
    assertThat(token.role()).isEqualTo("user");
    assertThat(token.sessionId()).isNotNull();
  }

  /** With another key of the same name a second look at the signature would refuse it. */
  @Test
  void checksASignatureOnce() throws Exception {
    String token = signer.token(user, _ -> {});
    AccessToken first = verify(token);
    published.put("known", new Signer("known").publicKey());

    assertThat(verify(token)).isEqualTo(first);
  }

  /** The right key comes too late: what was refused is not looked at again. */
  @Test
  void checksARefusedSignatureOnce() throws Exception {
    Signer stranger = new Signer("known");
    String token = stranger.token(user, _ -> {});
    refuses(token);
    published.put("known", stranger.publicKey());

    refuses(token);
  }

  @Test
  void checksAgainOnceAnUnknownKeyIsPublished() throws Exception {
    Signer next = new Signer("next");
    String token = next.token(user, _ -> {});
    refuses(token);
    published.put("next", next.publicKey());

    assertThat(verify(token).userId()).isEqualTo(user);
  }

  @Test
  void asksForLeaveOnlyToCheckASignature() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    String good = signer.token(user, _ -> {});
    String bad = new Signer("known").token(user, _ -> {});
    for (int i = 0; i < 3; i++) {
      verifier.verify(good, () -> leave(asked)).await().indefinitely();
      assertThatThrownBy(() -> verifier.verify(bad, () -> leave(asked)).await().indefinitely())
          .isInstanceOf(InvalidToken.class);
    }

    assertThat(asked).hasValue(2);
  }

  @Test
  void remembersABoundedNumberOfTokens() throws Exception {
    TokenVerifier forgetful =
        new TokenVerifier(this::key, config("devmentor.token.cache-size", "10"));

    assertThat(remembered(forgetful, signer)).isLessThanOrEqualTo(10);
    assertThat(remembered(forgetful, new Signer("known"))).isLessThanOrEqualTo(10);
  }

  /** Of a hundred tokens of this signer: those whose signature is not checked a second time. */
  private int remembered(TokenVerifier several, Signer each) throws JoseException {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      tokens.add(each.token(user, _ -> {}));
    }
    AtomicInteger checked = new AtomicInteger();
    tokens.forEach(token -> tried(several, token, new AtomicInteger()));
    tokens.forEach(token -> tried(several, token, checked));
    return tokens.size() - checked.get();
  }

  private static void tried(TokenVerifier verifier, String token, AtomicInteger checked) {
    verifier
        .verify(token, () -> leave(checked))
        .onFailure()
        .recoverWithNull()
        .await()
        .indefinitely();
  }

  private static Uni<Void> leave(AtomicInteger asked) {
    asked.incrementAndGet();
    return Uni.createFrom().voidItem();
  }

  @Test
  void forgetsTokenWhenItExpires() throws Exception {
    String token = signer.token(user, TokenVerifierTest::expiredWithinTheSkew);
    verify(token);
    published.put("known", new Signer("known").publicKey());

    refuses(token);
  }

  @Test
  void refusesARememberedTokenOnceItHasExpired() throws Exception {
    TokenVerifier exact = new TokenVerifier(this::key, config("devmentor.token.clock-skew", "0s"));
    String token =
        signer.token(user, claims -> claims.setExpirationTime(NumericDate.fromSeconds(now() + 5)));
    assertThat(exact.verify(token).await().indefinitely().userId()).isEqualTo(user);

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> exact.verify(token).await().indefinitely())
                    .isInstanceOf(InvalidToken.class));
  }

  @Test
  void refusesARememberedTokenOnceItsKeyIsWithdrawn() throws Exception {
    String token = signer.token(user, _ -> {});
    verify(token);
    published.clear();

    refuses(token);
  }

  private static void expiredWithinTheSkew(JwtClaims claims) {
    claims.setIssuedAt(NumericDate.fromSeconds(now() - 60));
    claims.setExpirationTime(NumericDate.fromSeconds(now() - 3));
  }

  static Stream<Named<Consumer<JwtClaims>>> wrongClaims() {
    return Stream.of(
        Named.of("expired", claims -> claims.setExpirationTimeMinutesInTheFuture(-1)),
        Named.of("not yet valid", claims -> claims.setNotBeforeMinutesInThePast(-5)),
        Named.of("another issuer", claims -> claims.setIssuer("somebody")),
        Named.of("another audience", claims -> claims.setAudience("others")),
        Named.of("no expiry", claims -> claims.unsetClaim("exp")),
        Named.of("no subject", claims -> claims.unsetClaim("sub")),
        Named.of("subject is no id", claims -> claims.setSubject("admin")),
        Named.of("no session", claims -> claims.unsetClaim("sid")),
        Named.of("session of another type", claims -> claims.setClaim("sid", 5)));
  }

  @ParameterizedTest
  @MethodSource("wrongClaims")
  @DisplayName("ASVS 9.2.1, 9.2.3: issuer, audience and time")
  void refusesTokenWithWrongClaims(Consumer<JwtClaims> wrong) throws Exception {
    refuses(signer.token(user, wrong));
  }

  @Test
  @DisplayName("ASVS 9.1.1: a stranger's signature")
  void refusesKeyOfAStranger() throws Exception {
    refuses(new Signer("known").token(user, _ -> {}));
    refuses(new Signer("unknown").token(user, _ -> {}));
  }

  @Test
  @DisplayName("ASVS 9.1.2: HS256 with the public key")
  void refusesTokenSignedWithThePublicKeyAsSecret() throws Exception {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload("{\"sub\":\"" + user + "\"}");
    signature.setKey(new HmacKey(signer.publicKey().getEncoded()));
    signature.setKeyIdHeaderValue("known");
    signature.setAlgorithmHeaderValue("HS256");
    refuses(signature.getCompactSerialization());
  }

  @Test
  @DisplayName("ASVS 9.1.2: algorithm none")
  void refusesUnsignedToken() throws Exception {
    String payload = signer.token(user, _ -> {}).split("\\.", -1)[1];
    refuses(base64("{\"alg\":\"none\",\"kid\":\"known\"}") + "." + payload + ".");
  }

  @Test
  @DisplayName("ASVS 9.1.1: what is no token, and oversized ones")
  void refusesWhatIsNoToken() {
    Stream.of("", ".", "..", "a.b.c", "x".repeat(5_000), "\u0000", "eyJh.eyJh.eyJh")
        .forEach(this::refuses);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "true", "null", "[\"x\"]", "{\"a\":1}"})
  void refusesKeyIdThatIsNoText(String keyId) {
    refuses(base64("{\"alg\":\"ES256\",\"kid\":" + keyId + "}") + ".e30.AAAA");
  }

  @Test
  @DisplayName("ASVS 9.1.1: truncated and changed tokens")
  void refusesTruncatedAndChangedTokens() throws Exception {
    String token = signer.token(user, _ -> {});
    refuses(token.substring(0, token.length() - 3));
    refuses(token.substring(0, token.lastIndexOf('.') + 1));
    refuses(token.replaceFirst("\\.(.)", ".A$1"));
  }

  private void refuses(String token) {
    assertThatThrownBy(() -> verify(token)).isInstanceOf(InvalidToken.class);
  }

  private AccessToken verify(String token) {
    return verifier.verify(token).await().indefinitely();
  }

  private static long now() {
    return System.currentTimeMillis() / 1000;
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static TokenConfig config() {
    return config("devmentor.token.issuer", "devmentor");
  }

  private static TokenConfig config(String key, String value) {
    return new SmallRyeConfigBuilder()
        .withMapping(TokenConfig.class)
        .withDefaultValue(key, value)
        .withConverter(Duration.class, 200, new DurationConverter())
        .build()
        .getConfigMapping(TokenConfig.class);
  }
}
