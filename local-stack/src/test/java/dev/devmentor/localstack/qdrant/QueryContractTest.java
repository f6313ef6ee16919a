package dev.devmentor.localstack.qdrant;

import static dev.devmentor.localstack.qdrant.TestCollection.answer;
import static dev.devmentor.localstack.qdrant.TestCollection.dense;
import static dev.devmentor.localstack.qdrant.TestCollection.ids;
import static dev.devmentor.localstack.qdrant.TestCollection.must;
import static dev.devmentor.localstack.qdrant.TestCollection.words;
import static io.qdrant.client.ConditionFactory.matchKeyword;
import static io.qdrant.client.QueryFactory.fusion;
import static io.qdrant.client.QueryFactory.nearest;
import static io.qdrant.client.QueryFactory.rrf;
import static io.qdrant.client.ValueFactory.value;
import static io.qdrant.client.WithPayloadSelectorFactory.enable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qdrant.client.grpc.Points.Fusion;
import io.qdrant.client.grpc.Points.PrefetchQuery;
import io.qdrant.client.grpc.Points.Rrf;
import io.qdrant.client.grpc.Points.ScoredPoint;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the platform relies on of Qdrant's queries. */
@ExtendWith(ContractServer.class)
class QueryContractTest {

  @Test
  void rankByEachMetric(TestCollection points) throws InterruptedException {
    points.put(1, dense(1, 0), Map.of());
    points.put(2, dense(3, 3), Map.of());
    points.put(3, dense(0, 1), Map.of());

    var cosine = points.run(points.query().setUsing("cosine").setQuery(nearest(2f, 0.1f)));
    var dot = points.run(points.query().setUsing("dot").setQuery(nearest(2f, 0.1f)));
    var euclid = points.run(points.query().setUsing("euclid").setQuery(nearest(2f, 0.1f)));

    assertThat(ids(cosine)).containsExactly(1L, 2L, 3L);
    assertThat(cosine.getFirst().getScore()).isCloseTo(0.99875f, within(1e-4f));
    assertThat(ids(dot)).containsExactly(2L, 1L, 3L);
    assertThat(dot.getFirst().getScore()).isCloseTo(6.3f, within(1e-4f));
    assertThat(ids(euclid)).containsExactly(1L, 3L, 2L);
    assertThat(euclid.getFirst().getScore()).isCloseTo(1.00499f, within(1e-4f));
  }

  @Test
  void weighRareWordsMore(TestCollection points) throws InterruptedException {
    points.put(1, words(Map.of(7, 1f)), Map.of());
    points.put(2, words(Map.of(7, 1f)), Map.of());
    points.put(3, words(Map.of(8, 1f)), Map.of());

    List<ScoredPoint> found =
        points.run(
            points.query().setUsing("words").setQuery(nearest(List.of(1f, 1f), List.of(7, 8))));

    // ln(1 + (N - n + 0.5) / (n + 0.5)) of three points
    assertThat(ids(found)).startsWith(3L).hasSize(3);
    assertThat(found.get(0).getScore()).isCloseTo((float) Math.log(1 + 2.5 / 1.5), within(1e-4f));
    assertThat(found.get(1).getScore()).isCloseTo((float) Math.log(1 + 1.5 / 2.5), within(1e-4f));
  }

  @Test
  void showWhatIsAskedForWithinTheFilter(TestCollection points) throws InterruptedException {
    points.put(1, dense(1, 0), Map.of("owner", value("ada")));
    points.put(2, dense(1, 0), Map.of("owner", value("bob")));

    List<ScoredPoint> found =
        points.run(
            points
                .query()
                .setUsing("dot")
                .setQuery(nearest(1f, 0f))
                .setFilter(must(matchKeyword("owner", "bob")))
                .setWithPayload(enable(true)));

    assertThat(ids(found)).containsExactly(2L);
    assertThat(found.getFirst().getPayloadMap()).containsEntry("owner", value("bob"));
  }

  @Test
  void fuseRankingsAndKeepTheOrderOfABatch(TestCollection points) throws InterruptedException {
    points.put(1, dense(1, 0), Map.of());
    points.put(2, dense(1, 1), Map.of());
    points.put(3, dense(0, 1), Map.of());
    PrefetchQuery right =
        PrefetchQuery.newBuilder().setUsing("dot").setQuery(nearest(1f, 0.1f)).setLimit(2).build();
    PrefetchQuery up =
        PrefetchQuery.newBuilder().setUsing("dot").setQuery(nearest(0.1f, 1f)).setLimit(2).build();

    var fused =
        points.query().addPrefetch(right).addPrefetch(up).setQuery(fusion(Fusion.RRF)).build();
    var weighted =
        points
            .query()
            .addPrefetch(right)
            .addPrefetch(up)
            .setQuery(rrf(Rrf.newBuilder().setK(60).build()))
            .build();
    var batch = answer(points.client().queryBatchAsync(points.name(), List.of(fused, weighted)));

    assertThat(batch).hasSize(2);
    List<ScoredPoint> best = batch.getFirst().getResultList();
    assertThat(ids(best)).startsWith(2L).hasSize(3);
    assertThat(best.getFirst().getScore()).isCloseTo(1f, within(1e-4f));
    assertThat(batch.get(1).getResult(0).getScore()).isCloseTo(2f / 60, within(1e-4f));
  }
}
