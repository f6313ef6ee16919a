package dev.devmentor.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.proxy.Upstream;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServicePoolTest {

  private long now = 1;
  private final List<Instance> instances =
      IntStream.range(0, 3)
          .mapToObj(
              port ->
                  new Instance(
                      new Upstream("localhost", port, false),
                      new Breaker(1, Duration.ofSeconds(5), () -> now)))
          .toList();
  private final ServicePool pool = new ServicePool(instances, new Places(2), new Places(1));

  @Test
  void takesThemInTurn() {
    assertThat(ports(6)).containsExactly(0, 1, 2, 0, 1, 2);
  }

  @Test
  void leavesOutTheOneThatFails() {
    instances.get(1).breaker().failed();

    assertThat(ports(6)).doesNotContain(1).contains(0, 2);
  }

  @Test
  void takesItBackOnceItAnswers() {
    instances.get(1).breaker().failed();
    now += Duration.ofSeconds(5).toNanos();
    assertThat(ports(3)).containsOnlyOnce(1);
    assertThat(ports(3)).doesNotContain(1);

    instances.get(1).breaker().succeeded();

    assertThat(ports(6)).contains(0, 1, 2);
  }

  /** However many others ask meanwhile. */
  @Test
  void knowsAnotherOneThanTheOneThatFailed() {
    for (Instance each : instances) {
      assertThat(pool.after(each.address())).isNotEqualTo(each.address());
      pool.any();
    }
  }

  @Test
  void saysWhenToComeBackIfAllOfThemFail() {
    instances.forEach(instance -> instance.breaker().failed());

    assertThat(pool.next()).isEmpty();
    assertThat(pool.opensIn()).isEqualTo(Duration.ofSeconds(5));
  }

  private List<Integer> ports(int count) {
    return IntStream.range(0, count)
        .mapToObj(_ -> pool.next().orElseThrow().address().port())
        .toList();
  }
}
