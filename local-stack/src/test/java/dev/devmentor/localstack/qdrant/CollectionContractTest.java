package dev.devmentor.localstack.qdrant;

import static dev.devmentor.localstack.qdrant.TestCollection.answer;
import static dev.devmentor.localstack.qdrant.TestCollection.hasCode;
import static io.qdrant.client.ValueFactory.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import io.qdrant.client.grpc.Collections.UpdateCollection;
import io.qdrant.client.grpc.Collections.VectorParams;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the platform relies on of Qdrant's collections. */
@ExtendWith(ContractServer.class)
class CollectionContractTest {

  @Test
  void areListedAndGone(TestCollection points) throws InterruptedException {
    TestCollection other = TestCollection.create(points.client());
    assertThat(answer(points.client().listCollectionsAsync()))
        .contains(points.name(), other.name());

    answer(points.client().deleteCollectionAsync(other.name()));

    assertThat(answer(points.client().collectionExistsAsync(points.name()))).isTrue();
    assertThat(answer(points.client().collectionExistsAsync(other.name()))).isFalse();
    assertThatThrownBy(() -> answer(points.client().getCollectionInfoAsync(other.name())))
        .satisfies(refusal -> hasCode(refusal, Status.Code.NOT_FOUND));
  }

  @Test
  void tellWhatTheyAreMadeOf(TestCollection points) throws InterruptedException {
    points.put(1, Map.of());
    answer(
        points
            .client()
            .createPayloadIndexAsync(
                points.name(), "owner", PayloadSchemaType.Keyword, null, true, null, null));
    answer(
        points
            .client()
            .updateCollectionAsync(
                UpdateCollection.newBuilder()
                    .setCollectionName(points.name())
                    .putMetadata("model", value("e5"))
                    .build()));

    var info = answer(points.client().getCollectionInfoAsync(points.name()));

    assertThat(info.getPointsCount()).isEqualTo(1);
    assertThat(info.getPayloadSchemaMap()).containsOnlyKeys("owner");
    assertThat(info.getConfig().getMetadataMap()).containsEntry("model", value("e5"));
    assertThat(info.getConfig().getParams().getVectorsConfig().getParamsMap().getMapMap())
        .containsOnlyKeys("cosine", "dot", "euclid");
  }

  @Test
  void areNotMadeTwice(TestCollection points) {
    assertThatThrownBy(
            () ->
                answer(
                    points
                        .client()
                        .createCollectionAsync(
                            points.name(),
                            VectorParams.newBuilder()
                                .setSize(2)
                                .setDistance(Distance.Dot)
                                .build())))
        .satisfies(refusal -> hasCode(refusal, Status.Code.ALREADY_EXISTS));
  }

  @Test
  void haveAServerThatIsWell(TestCollection points) throws InterruptedException {
    assertThat(answer(points.client().healthCheckAsync()).getTitle()).isNotBlank();
  }
}
