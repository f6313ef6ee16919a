package dev.devmentor.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.admission.Verdict.Outcome;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GcraTest {

  private static final RatePolicy FIVE_A_SECOND = policy(5, Duration.ofSeconds(1));

  private long arrival;
  private long now = 1_000_000;

  @Test
  void admitsTheWholeBucketAtOnceAndNoMore() {
    for (int left = 4; left >= 0; left--) {
      assertThat(count().remaining()).isEqualTo(left);
    }

    assertThat(count().outcome()).isEqualTo(Outcome.LIMITED);
  }

  @Test
  void tellsWhenTheNextOneWillBeAdmitted() {
    exhaust();
    Verdict refused = count();

    assertThat(refused.retryAfter()).isEqualTo(Duration.ofMillis(200));
    assertThat(refused.reset()).isEqualTo(Duration.ofSeconds(1));
    now += 199_999;
    assertThat(count().outcome()).isEqualTo(Outcome.LIMITED);
    now += 1;
    assertThat(count().outcome()).isEqualTo(Outcome.ADMITTED);
    assertThat(count().outcome()).isEqualTo(Outcome.LIMITED);
  }

  @Test
  void aRestMakesTheBucketFullAndNotFuller() {
    exhaust();
    now += 3_600_000_000L;

    exhaust();
    assertThat(count().outcome()).isEqualTo(Outcome.LIMITED);
  }

  @Property
  void neverAdmitsMoreThanTheBucketAndItsRefill(
      @ForAll @IntRange(min = 1, max = 1_000) int limit,
      @ForAll @IntRange(min = 1, max = 100_000) int windowMillis,
      @ForAll @Size(max = 300) List<@IntRange(max = 50_000) Integer> pauses) {
    RatePolicy policy = policy(limit, Duration.ofMillis(windowMillis));
    long bucket = 0;
    long clock = 1;
    long admitted = 0;
    for (int pause : pauses) {
      clock += pause;
      Gcra.Step step = Gcra.count(policy, bucket, clock);
      bucket = step.arrival();
      admitted += step.verdict().outcome() == Outcome.ADMITTED ? 1 : 0;
    }

    assertThat(admitted).isLessThanOrEqualTo(limit + clock / policy.interval());
  }

  private void exhaust() {
    for (int i = 0; i < 5; i++) {
      assertThat(count().outcome()).isEqualTo(Outcome.ADMITTED);
    }
  }

  private Verdict count() {
    Gcra.Step step = Gcra.count(FIVE_A_SECOND, arrival, now);
    arrival = step.arrival();
    return step.verdict();
  }

  private static RatePolicy policy(long limit, Duration window) {
    return new RatePolicy("p", limit, window, RatePolicy.Subject.USER);
  }
}
