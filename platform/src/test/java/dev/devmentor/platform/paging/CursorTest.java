package dev.devmentor.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devmentor.platform.problem.InvalidRequest;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @Property(tries = 200)
  void decodesWhatItEncoded(@ForAll @Size(max = 4) List<@NotEmpty String> key) {
    Cursor cursor = new Cursor(key);
    org.junit.jupiter.api.Assumptions.assumeTrue(cursor.encode().length() <= 6_144);
    assertThat(Cursor.decode(cursor.encode())).isEqualTo(cursor);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "!!!",
        "bnVsbA",
        "W251bGxd",
        "eyJhIjoxfQ",
        "WzFd.",
        "%00",
        "WyIxIl0=",
        "WyIxIl0gIDI",
        "WzFd"
      })
  void refusesWhatIsNoCursor(String text) {
    assertThatThrownBy(() -> Cursor.decode(text)).isInstanceOf(InvalidRequest.class);
  }

  @Test
  void refusesCursorOfAnotherList() {
    Cursor cursor = Cursor.of("not a uuid");
    assertThatThrownBy(() -> cursor.uuid(0)).isInstanceOf(InvalidRequest.class);
    assertThatThrownBy(() -> cursor.instant(0)).isInstanceOf(InvalidRequest.class);
    assertThatThrownBy(() -> cursor.string(1)).isInstanceOf(InvalidRequest.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+1000000000-12-31T23:59:59.999999999Z", "-0001-01-01T00:00:00Z"})
  void refusesTimeThatNoRowHas(String time) {
    assertThatThrownBy(() -> Cursor.of(time).instant(0)).isInstanceOf(InvalidRequest.class);
  }

  @Test
  void takesBackTheLongestKeyThereIs() {
    Cursor cursor = Cursor.of("\uD83D\uDE00".repeat(128), UUID.randomUUID());
    assertThat(Cursor.decode(cursor.encode())).isEqualTo(cursor);
  }

  @Test
  void cutsPageAndNamesTheNext() {
    List<UUID> rows = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    Page<UUID> page = Page.of(rows, PageRequest.of(2, null), Cursor::of);
    assertThat(page.items()).containsExactlyElementsOf(rows.subList(0, 2));
    assertThat(Cursor.decode(page.nextCursor()).uuid(0)).isEqualTo(rows.get(1));
  }

  @Test
  void lastPageHasNoNext() {
    assertThat(Page.of(List.of("a"), PageRequest.of(1, null), Cursor::of).nextCursor()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "-1", "1.5", "abc", "", "99999999999999999999"})
  void refusesLimitOutOfRange(String limit) {
    PageRequest page = new PageRequest();
    page.limit = limit;
    assertThatThrownBy(page::limit).isInstanceOf(InvalidRequest.class);
  }
}
