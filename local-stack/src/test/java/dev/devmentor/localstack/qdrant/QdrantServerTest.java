package dev.devmentor.localstack.qdrant;

import static dev.devmentor.localstack.qdrant.TestCollection.answer;
import static dev.devmentor.localstack.qdrant.TestCollection.hasCode;
import static dev.devmentor.localstack.qdrant.TestCollection.must;
import static io.qdrant.client.ConditionFactory.matchText;
import static io.qdrant.client.QueryFactory.sample;
import static io.qdrant.client.ValueFactory.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.grpc.Points.Sample;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded server itself: what it keeps, whom it serves, what it cannot do. */
class QdrantServerTest {

  @TempDir private Path data;

  @Test
  void keepsCollectionsAndPoints() throws Exception {
    String name;
    try (QdrantServer server = QdrantServer.start(data, 0, null);
        QdrantClient client = client(server.port(), null)) {
      TestCollection points = TestCollection.create(client);
      points.put(1, Map.of("owner", value("ada")));
      name = points.name();
    }
    try (QdrantServer server = QdrantServer.start(data, 0, null);
        QdrantClient client = client(server.port(), null)) {
      TestCollection points = new TestCollection(client, name);

      assertThat(points.get(1).getFirst().getPayloadMap()).containsEntry("owner", value("ada"));
      assertThat(answer(client.getCollectionInfoAsync(name)).getPointsCount()).isEqualTo(1);
    }
  }

  @Test
  void keepsWhatItAcknowledgedWhenItIsKilled() throws Exception {
    int port = freePort();
    String name;
    Process server = process(port);
    try (QdrantClient client = client(port, null)) {
      awaitAnswer(client);
      TestCollection points = TestCollection.create(client);
      name = points.name();
      for (long i = 1; i <= 50; i++) {
        points.put(i, Map.of("number", value(i)));
      }
    } finally {
      server.destroyForcibly().waitFor();
    }
    try (QdrantServer restarted = QdrantServer.start(data, 0, null);
        QdrantClient client = client(restarted.port(), null)) {
      assertThat(new TestCollection(client, name).count()).isEqualTo(50);
    }
  }

  @Test
  void namesWhatItDoesNotSupport() throws Exception {
    try (QdrantServer server = QdrantServer.start(data, 0, null);
        QdrantClient client = client(server.port(), null)) {
      TestCollection points = TestCollection.create(client);

      assertThatThrownBy(() -> points.matching(must(matchText("title", "word"))))
          .hasMessageContaining("Match.TEXT")
          .satisfies(refusal -> hasCode(refusal, Status.Code.UNIMPLEMENTED));
      assertThatThrownBy(() -> points.run(points.query().setQuery(sample(Sample.Random))))
          .hasMessageContaining("SAMPLE")
          .satisfies(refusal -> hasCode(refusal, Status.Code.UNIMPLEMENTED));
      assertThatThrownBy(() -> answer(client.createSnapshotAsync(points.name())))
          .satisfies(refusal -> hasCode(refusal, Status.Code.UNIMPLEMENTED));
    }
  }

  @Test
  void servesOnlyThoseWithTheKey() throws Exception {
    try (QdrantServer server = QdrantServer.start(data, 0, "right");
        QdrantClient stranger = client(server.port(), "wrong");
        QdrantClient friend = client(server.port(), "right")) {
      assertThatThrownBy(() -> answer(stranger.listCollectionsAsync()))
          .satisfies(refusal -> hasCode(refusal, Status.Code.UNAUTHENTICATED));
      assertThat(answer(friend.listCollectionsAsync())).isEmpty();
      assertThat(answer(stranger.healthCheckAsync()).getTitle()).isNotBlank();
    }
  }

  @Test
  void leavesAFolderThatIsInUseAlone() throws Exception {
    try (QdrantServer server = QdrantServer.start(data, 0, null)) {
      assertThatThrownBy(() -> QdrantServer.start(data, 0, null)).isInstanceOf(IOException.class);
      assertThat(server.port()).isPositive();
    }
  }

  private Process process(int port) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                QdrantServer.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(new File("/dev/null"));
    builder.environment().put("DEVMENTOR_QDRANT_DATA", data.toString());
    builder.environment().put("DEVMENTOR_QDRANT_PORT", String.valueOf(port));
    return builder.start();
  }

  private static void awaitAnswer(QdrantClient client) {
    await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(() -> !answer(client.healthCheckAsync()).getTitle().isBlank());
  }

  private static QdrantClient client(int port, String apiKey) {
    return ContractServer.client("127.0.0.1", port, apiKey);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
