package dev.devmentor.auth.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdTest {

  @Test
  void isAUuidOfVersionSevenWithTheTime() {
    long before = System.currentTimeMillis();

    UUID id = TimeOrderedId.next();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis());
  }

  @Test
  void isNeverTheSame() {
    List<UUID> ids = Stream.generate(TimeOrderedId::next).limit(10_000).toList();

    assertThat(ids).doesNotHaveDuplicates();
  }
}
