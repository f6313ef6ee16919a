package dev.devmentor.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.auth.audit.AuditLog;
import dev.devmentor.auth.client.Client;
import dev.devmentor.auth.testing.Account;
import dev.devmentor.auth.testing.Parallel;
import dev.devmentor.migrations.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/**
 * Several instances over one database while the keys are replaced: none refuses another's token.
 */
@QuarkusTest
class KeyRotationTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int INSTANCES = 3;
  private static final int CLIENTS = 4;

  @Inject SigningKeyRepository repository;
  @Inject KeyForge forge;
  @Inject KeyConfig config;
  @Inject AuditLog audit;
  @Inject SigningKeys keys;

  private final Set<String> signedBy = ConcurrentHashMap.newKeySet();
  private final AtomicInteger checked = new AtomicInteger();
  private final AtomicBoolean rotated = new AtomicBoolean();

  @Test
  void refusesNoTokenOnAnyOfSeveralInstancesUnderLoad() {
    Account admin = Account.superadministrator();
    List<SigningKeys> instances = instances();
    String oldest = sign(instances.getFirst());

    List<String> refusals =
        Parallel.times(
            CLIENTS + 1,
            i -> i == CLIENTS ? rotateTwice(instances, admin) : refusal(instances, i, oldest));

    assertThat(refusals).containsOnly("");
    assertThat(signedBy).hasSize(3);
    keys.keepUp().await().atMost(PATIENCE);
    admin.get("/me").then().statusCode(200);
  }

  private List<SigningKeys> instances() {
    return Stream.generate(() -> new SigningKeys(repository, forge, config, audit))
        .limit(INSTANCES)
        .peek(KeyRotationTest::keepUp)
        .toList();
  }

  /** Each token is signed by one instance and checked by all, and so is the first of all. */
  private String refusal(List<SigningKeys> instances, int client, String oldest) {
    for (int turn = client; !rotated.get(); turn++) {
      String token = sign(instances.get(turn % INSTANCES));
      for (SigningKeys instance : instances) {
        if (!verifies(instance, token) || !verifies(instance, oldest)) {
          rotated.set(true);
          return "refused while these signed: " + signedBy;
        }
      }
      checked.incrementAndGet();
    }
    return "";
  }

  private String rotateTwice(List<SigningKeys> instances, Account admin) {
    try {
      rotate(instances, admin);
      rotate(instances, admin);
    } finally {
      rotated.set(true);
    }
    return "";
  }

  /** One instance is asked; each follows when its minute is up, in turns, with clients between. */
  private void rotate(List<SigningKeys> instances, Account admin) {
    instances.getFirst().rotate(admin.id(), new Client("127.0.0.1", null)).await().atMost(PATIENCE);
    followOneAfterTheOther(instances);
    Rows.update("update auth.signing_keys set promote_at = now() where status = 'next'");
    followOneAfterTheOther(instances);
  }

  private void followOneAfterTheOther(List<SigningKeys> instances) {
    for (SigningKeys instance : instances) {
      awaitChecks(CLIENTS * 5);
      keepUp(instance);
    }
    awaitChecks(CLIENTS * 5);
  }

  private void awaitChecks(int more) {
    int before = checked.get();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> rotated.get() || checked.get() >= before + more);
  }

  private static void keepUp(SigningKeys instance) {
    instance.keepUp().await().atMost(PATIENCE);
  }

  private String sign(SigningKeys instance) {
    SigningKey key = instance.active().await().atMost(PATIENCE);
    signedBy.add(key.kid());
    try {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
      signature.setKeyIdHeaderValue(key.kid());
      signature.setKey(key.privateKey());
      signature.setPayload("{}");
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean verifies(SigningKeys instance, String token) {
    try {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setCompactSerialization(token);
      Optional<PublicKey> key =
          instance.find(signature.getKeyIdHeaderValue()).await().atMost(PATIENCE);
      signature.setKey(key.orElse(null));
      return key.isPresent() && signature.verifySignature();
    } catch (JoseException e) {
      throw new AssertionError(e);
    }
  }
}
