package dev.devmentor.project.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ByteRangeTest {

  @Test
  void readsTheThreeForms() {
    assertThat(ByteRange.of("bytes=2-4", 10)).contains(new ByteRange(2, 4));
    assertThat(ByteRange.of("bytes=2-", 10)).contains(new ByteRange(2, 9));
    assertThat(ByteRange.of("bytes=-3", 10)).contains(new ByteRange(7, 9));
    assertThat(ByteRange.of("bytes=-30", 10)).contains(new ByteRange(0, 9));
  }

  @Test
  void ignoresWhatMayBeIgnored() {
    for (String header :
        new String[] {
          null,
          "",
          "bytes",
          "bytes=",
          "bytes=-",
          "bytes=4-2",
          "bytes=a-b",
          "lines=1-2",
          "bytes=0-1,3-4",
          "bytes=99999999999999999999-"
        }) {
      assertThat(ByteRange.of(header, 10)).as(header).isEmpty();
    }
  }

  @Test
  void refusesPartsThatAreNotThere() {
    for (String header : new String[] {"bytes=10-", "bytes=10-20", "bytes=-0"}) {
      assertThatThrownBy(() -> ByteRange.of(header, 10))
          .as(header)
          .isInstanceOfSatisfying(
              ByteRange.Unsatisfiable.class,
              none -> assertThat(none.contentRange()).isEqualTo("bytes */10"));
    }
  }

  @Property
  void staysWithinTheContent(
      @ForAll @LongRange(min = 0, max = 2_000) long first,
      @ForAll @LongRange(min = 0, max = 2_000) long more,
      @ForAll @LongRange(min = 2_001, max = 4_000) long size) {
    ByteRange range = ByteRange.of("bytes=" + first + "-" + (first + more), size).orElseThrow();
    assertThat(range.first()).isEqualTo(first);
    assertThat(range.last()).isBetween(first, size - 1);
    assertThat(range.length()).isEqualTo(Math.min(more + 1, size - first));
  }
}
