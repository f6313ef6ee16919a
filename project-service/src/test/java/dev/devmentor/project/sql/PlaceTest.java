package dev.devmentor.project.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devmentor.platform.paging.Cursor;
import dev.devmentor.platform.problem.InvalidRequest;
import java.math.BigDecimal;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class PlaceTest {

  private static final UUID ID = UUID.fromString("0199b7a4-0000-7000-8000-000000000001");

  @Property
  void survivesTheWayThroughCursor(
      @ForAll @BigRange(min = "-999999999", max = "999999999") @Scale(10) BigDecimal position) {
    Place place = new Place(position, ID);
    Place back = Place.of(Cursor.decode(place.cursor().encode()));
    assertThat(back.position()).isEqualByComparingTo(position);
    assertThat(back.id()).isEqualTo(ID);
  }

  @Test
  void refusesNumbersThatNoPositionIs() {
    for (String position : new String[] {"1e999999999", "NaN", "12345678901", "", "0x1", "--1"}) {
      assertThatThrownBy(() -> Place.of(Cursor.of(position, ID)))
          .as(position)
          .isInstanceOf(InvalidRequest.class);
    }
  }

  @Test
  void writesPositionsAsPeopleDo() {
    assertThat(Place.plain(new BigDecimal("1.5000000000"))).hasToString("1.5");
    assertThat(Place.plain(new BigDecimal("100.0000000000"))).hasToString("100");
    assertThat(Place.plain(new BigDecimal("0E-10"))).hasToString("0");
  }

  @Test
  void staysWhereItIsUnlessTheNumberChanges() {
    BigDecimal stored = new BigDecimal("1.5000000000");
    assertThat(Place.moved(stored, new BigDecimal("1.5"))).isSameAs(stored);
    assertThat(Place.moved(stored, null)).isSameAs(stored);
    assertThat(Place.moved(stored, BigDecimal.TWO)).isEqualTo(BigDecimal.TWO);
    assertThat(Place.moved(null, BigDecimal.ONE)).isEqualTo(BigDecimal.ONE);
  }
}
