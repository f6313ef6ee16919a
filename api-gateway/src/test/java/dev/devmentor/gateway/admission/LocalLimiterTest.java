package dev.devmentor.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.admission.RatePolicy.Subject;
import dev.devmentor.gateway.admission.Verdict.Outcome;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is kept in the memory of a gateway, for however many clients. */
class LocalLimiterTest {

  private static final int REMEMBERED = 100;
  private static final int CLIENTS = 20 * REMEMBERED;

  private final List<Claim> claims =
      Stream.generate(LocalLimiterTest::claim).limit(CLIENTS).toList();

  @Test
  void countsABoundedNumberOfClients() {
    LocalLimiter limiter = new LocalLimiter(config());
    claims.forEach(limiter::decide);

    assertThat(claims)
        .filteredOn(claim -> limiter.decide(claim).outcome() == Outcome.LIMITED)
        .hasSizeLessThanOrEqualTo(REMEMBERED);
  }

  @Test
  void remembersABoundedNumberOfRevokedSessions() {
    Revocations revocations = new Revocations(config());
    claims.forEach(claim -> revocations.note(claim, Verdict.REVOKED));

    assertThat(claims)
        .filteredOn(claim -> revocations.contain(claim.session()))
        .hasSizeBetween(1, REMEMBERED);
  }

  /** The second request of this client is one too many, for whoever remembers the first. */
  private static Claim claim() {
    return new Claim(
        new RatePolicy("once", 1, Duration.ofHours(1), Subject.USER),
        UUID.randomUUID().toString(),
        Optional.of(UUID.randomUUID()));
  }

  private static AdmissionConfig config() {
    return new SmallRyeConfigBuilder()
        .withMapping(AdmissionConfig.class)
        .withDefaultValue("devmentor.admission.local-clients", String.valueOf(REMEMBERED))
        .withDefaultValue("devmentor.admission.policies.once.limit", "1")
        .withDefaultValue("devmentor.admission.policies.once.window", "1h")
        .withConverter(Duration.class, 200, new DurationConverter())
        .build()
        .getConfigMapping(AdmissionConfig.class);
  }
}
