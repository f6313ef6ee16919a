package dev.devmentor.localstack.qdrant;

import static dev.devmentor.localstack.qdrant.TestCollection.answer;
import static dev.devmentor.localstack.qdrant.TestCollection.must;
import static io.qdrant.client.ConditionFactory.datetimeRange;
import static io.qdrant.client.ConditionFactory.filter;
import static io.qdrant.client.ConditionFactory.hasId;
import static io.qdrant.client.ConditionFactory.isEmpty;
import static io.qdrant.client.ConditionFactory.isNull;
import static io.qdrant.client.ConditionFactory.match;
import static io.qdrant.client.ConditionFactory.matchKeyword;
import static io.qdrant.client.ConditionFactory.matchKeywords;
import static io.qdrant.client.ConditionFactory.range;
import static io.qdrant.client.PointIdFactory.id;
import static io.qdrant.client.ValueFactory.list;
import static io.qdrant.client.ValueFactory.nullValue;
import static io.qdrant.client.ValueFactory.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.qdrant.client.grpc.Common.DatetimeRange;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.Range;
import io.qdrant.client.grpc.JsonWithInt.Value;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the platform relies on of Qdrant's filters. */
@ExtendWith(ContractServer.class)
class FilterContractTest {

  @BeforeEach
  void fill(TestCollection points) throws InterruptedException {
    points.put(1, Map.of("owner", value("ada"), "age", value(30), "tags", tags("x", "y")));
    points.put(2, Map.of("owner", value("bob"), "age", value(40), "tags", tags("y")));
    points.put(3, Map.of("owner", nullValue(), "at", value("2026-05-01T12:00:00Z")));
    points.put(4, Map.of("tags", list(List.of()), "at", value("2026-06-01T12:00:00+02:00")));
  }

  @Test
  void matchKeywordsAndIntegers(TestCollection points) throws InterruptedException {
    assertThat(points.matching(matchKeyword("owner", "ada"))).containsExactly(1L);
    assertThat(points.matching(matchKeyword("tags", "y"))).containsExactly(1L, 2L);
    assertThat(points.matching(matchKeywords("owner", List.of("bob", "eve")))).containsExactly(2L);
    assertThat(points.matching(match("age", 30))).containsExactly(1L);
    assertThat(points.matching(matchKeyword("owner", ""))).isEmpty();
  }

  @Test
  void matchRanges(TestCollection points) throws InterruptedException {
    assertThat(points.matching(range("age", Range.newBuilder().setGt(30).build())))
        .containsExactly(2L);
    assertThat(points.matching(range("age", Range.newBuilder().setGte(30).setLt(40).build())))
        .containsExactly(1L);
    assertThat(points.matching(datetimeRange("at", from("2026-05-01T12:00:00Z"))))
        .containsExactly(3L, 4L);
    assertThat(points.matching(datetimeRange("at", from("2026-06-01T10:00:00Z"))))
        .containsExactly(4L);
    assertThat(points.matching(datetimeRange("at", from("2026-06-01T10:00:01Z")))).isEmpty();
  }

  @Test
  void combine(TestCollection points) throws InterruptedException {
    Filter young = must(range("age", Range.newBuilder().setLt(35).build()));
    assertThat(
            points.matching(
                Filter.newBuilder()
                    .addShould(matchKeyword("owner", "bob"))
                    .addShould(filter(young))
                    .build()))
        .containsExactly(1L, 2L);
    assertThat(
            points.matching(
                Filter.newBuilder()
                    .addMust(matchKeyword("tags", "y"))
                    .addMustNot(matchKeyword("owner", "bob"))
                    .build()))
        .containsExactly(1L);
    assertThat(points.matching(hasId(List.of(id(2), id(4), id(9))))).containsExactly(2L, 4L);
  }

  @Test
  void knowNullFromMissing(TestCollection points) throws InterruptedException {
    assertThat(points.matching(isNull("owner"))).containsExactly(3L);
    assertThat(points.matching(isEmpty("owner"))).containsExactly(3L, 4L);
    assertThat(points.matching(isEmpty("tags"))).containsExactly(3L, 4L);
  }

  @Test
  void count(TestCollection points) throws InterruptedException {
    assertThat(
            answer(
                points.client().countAsync(points.name(), must(matchKeyword("tags", "y")), true)))
        .isEqualTo(2);
  }

  private static Value tags(String... names) {
    return list(Arrays.stream(names).map(name -> value(name)).toList());
  }

  private static DatetimeRange from(String instant) {
    return DatetimeRange.newBuilder()
        .setGte(Timestamp.newBuilder().setSeconds(Instant.parse(instant).getEpochSecond()))
        .build();
  }
}
