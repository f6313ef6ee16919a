package dev.devmentor.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTest {

  private final Places places = new Places(2);

  @Test
  void hasRoomForSoManyRequestsOnly() {
    assertThat(places.enter()).isTrue();
    assertThat(places.enter()).isTrue();
    assertThat(places.enter()).isFalse();

    places.leave();

    assertThat(places.enter()).isTrue();
  }
}
