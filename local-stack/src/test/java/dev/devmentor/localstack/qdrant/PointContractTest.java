package dev.devmentor.localstack.qdrant;

import static dev.devmentor.localstack.qdrant.TestCollection.answer;
import static dev.devmentor.localstack.qdrant.TestCollection.dense;
import static dev.devmentor.localstack.qdrant.TestCollection.hasCode;
import static dev.devmentor.localstack.qdrant.TestCollection.must;
import static io.qdrant.client.ConditionFactory.matchKeyword;
import static io.qdrant.client.PointIdFactory.id;
import static io.qdrant.client.ValueFactory.list;
import static io.qdrant.client.ValueFactory.nullValue;
import static io.qdrant.client.ValueFactory.value;
import static io.qdrant.client.VectorFactory.vector;
import static io.qdrant.client.VectorsFactory.namedVectors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.PointId;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.ScrollResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the platform relies on of Qdrant's points. */
@ExtendWith(ContractServer.class)
class PointContractTest {

  @Test
  void replaceAPointAsAWhole(TestCollection points) throws InterruptedException {
    points.put(1, dense(1, 0), Map.of("a", value("old"), "b", value(1)));
    points.put(1, dense(0, 2), Map.of("a", value("new")));

    var point = points.get(1).getFirst();

    assertThat(point.getPayloadMap()).isEqualTo(Map.of("a", value("new")));
    assertThat(point.getVectors().getVectors().getVectorsMap().get("dot").getDense().getDataList())
        .containsExactly(0f, 2f);
    assertThat(points.count()).isEqualTo(1);
  }

  @Test
  void keepPayloadsOfEveryShape(TestCollection points) throws InterruptedException {
    var payload =
        Map.of(
            "text", value("ä\u0001\"\\"),
            "number", value(Long.MAX_VALUE),
            "real", value(0.1),
            "flag", value(true),
            "nothing", nullValue(),
            "list", list(List.of(value(1), value("x"))),
            "nested", value(Map.of("deep", value(Map.of("er", value(1))))));
    points.put(1, payload);

    assertThat(points.get(1).getFirst().getPayloadMap()).isEqualTo(payload);
  }

  @Test
  void deleteByIdAndByFilter(TestCollection points) throws InterruptedException {
    PointId named = id(UUID.randomUUID());
    points.put(named, dense(1, 0), Map.of());
    for (long i = 1; i <= 4; i++) {
      points.put(i, Map.of("owner", value(i % 2 == 0 ? "ada" : "bob")));
    }

    answer(points.client().deleteAsync(points.name(), List.of(named, id(1), id(99))));
    answer(points.client().deleteAsync(points.name(), must(matchKeyword("owner", "ada"))));

    assertThat(points.matching(Filter.getDefaultInstance())).containsExactly(3L);
  }

  @Test
  void setSomeKeysOfAPayload(TestCollection points) throws InterruptedException {
    points.put(1, Map.of("a", value(1), "b", value(2)));

    answer(
        points
            .client()
            .setPayloadAsync(points.name(), Map.of("b", value(3)), id(1), true, null, null));

    assertThat(points.get(1).getFirst().getPayloadMap())
        .isEqualTo(Map.of("a", value(1), "b", value(3)));
  }

  @Test
  void refuseVectorsOfAnotherSize(TestCollection points) {
    assertThatThrownBy(() -> points.put(1, namedVectors(Map.of("dot", vector(1, 2, 3))), Map.of()))
        .satisfies(refusal -> hasCode(refusal, Status.Code.INVALID_ARGUMENT));
  }

  @Test
  void goesThroughAllInOrderOfTheirIds(TestCollection points) throws InterruptedException {
    for (long i = 25; i > 0; i--) {
      points.put(i, Map.of());
    }
    List<Long> seen = new ArrayList<>();
    ScrollPoints.Builder page =
        ScrollPoints.newBuilder().setCollectionName(points.name()).setLimit(10);
    ScrollResponse answer;
    do {
      answer = answer(points.client().scrollAsync(page.build()));
      answer.getResultList().forEach(point -> seen.add(point.getId().getNum()));
      page.setOffset(answer.getNextPageOffset());
    } while (answer.hasNextPageOffset());

    assertThat(seen).hasSize(25).isSorted().doesNotHaveDuplicates();
  }
}
