package dev.devmentor.auth.key;

import static dev.devmentor.auth.key.KeyLifecycle.Step.CREATE_ACTIVE;
import static dev.devmentor.auth.key.KeyLifecycle.Step.CREATE_NEXT;
import static dev.devmentor.auth.key.KeyLifecycle.Step.DROP_EXPIRED;
import static dev.devmentor.auth.key.KeyLifecycle.Step.PROMOTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyLifecycleTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final KeyLifecycle LIFECYCLE =
      new KeyLifecycle(Duration.ofDays(30), Duration.ofHours(1));

  private static StoredKey key(KeyStatus status, Instant created, Instant activated, Instant end) {
    return new StoredKey(
        "kid-" + status,
        new JsonObject(),
        Buffer.buffer(),
        "",
        status,
        created,
        null,
        activated,
        end);
  }

  private static StoredKey active(Instant since) {
    return key(KeyStatus.ACTIVE, since, since, null);
  }

  private static Instant day(long days) {
    return START.plus(Duration.ofDays(days));
  }

  @Test
  void beginsWithAKeyThatSigns() {
    assertThat(LIFECYCLE.due(List.of(), START)).contains(CREATE_ACTIVE);
  }

  @Test
  void leavesAYoungKeyAlone() {
    assertThat(LIFECYCLE.due(List.of(active(START)), day(29))).isEmpty();
  }

  @Test
  void publishesTheNextKeyBeforeTheEnd() {
    Instant ahead = day(30).minus(Duration.ofMinutes(60));

    assertThat(LIFECYCLE.due(List.of(active(START)), ahead)).contains(CREATE_NEXT);
  }

  @Test
  void signsWithTheNextKeyOnlyWhenItIsKnown() {
    StoredKey late = key(KeyStatus.NEXT, day(40), null, null);

    assertThat(LIFECYCLE.due(List.of(active(START), late), day(40))).isEmpty();
    assertThat(LIFECYCLE.due(List.of(active(START), late), day(40).plus(Duration.ofMinutes(60))))
        .contains(PROMOTE);
  }

  @Test
  void waitsForTheEndOfTheKeyThatSigns() {
    StoredKey early = key(KeyStatus.NEXT, day(1), null, null);

    assertThat(LIFECYCLE.due(List.of(active(START), early), day(2))).isEmpty();
    assertThat(LIFECYCLE.due(List.of(active(START), early), day(30))).contains(PROMOTE);
  }

  @Test
  void signsWithTheNextKeyEarlyIfItIsAskedTo() {
    StoredKey next =
        new StoredKey(
            "kid",
            new JsonObject(),
            Buffer.buffer(),
            "",
            KeyStatus.NEXT,
            day(1),
            day(2),
            null,
            null);

    assertThat(LIFECYCLE.due(List.of(active(START), next), day(2).minusMillis(1))).isEmpty();
    assertThat(LIFECYCLE.due(List.of(active(START), next), day(2))).contains(PROMOTE);
  }

  @Test
  void dropsARetiredKeyOnceItsTokensHaveExpired() {
    StoredKey retired = key(KeyStatus.RETIRED, START, START, day(31));
    List<StoredKey> keys = List.of(active(day(30)), retired);

    assertThat(LIFECYCLE.due(keys, day(30))).isEmpty();
    assertThat(LIFECYCLE.due(keys, day(31))).contains(DROP_EXPIRED);
  }
}
