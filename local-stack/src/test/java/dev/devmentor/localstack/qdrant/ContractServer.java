package dev.devmentor.localstack.qdrant;

import io.qdrant.client.QdrantClient;
import io.qdrant.client.QdrantGrpcClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test of the contract a collection of its own: on the embedded server, or on a real
 * Qdrant if {@code DEVMENTOR_TEST_QDRANT} (host:port) names one.
 */
final class ContractServer implements ParameterResolver, AfterEachCallback {

  private static final String REAL = System.getenv("DEVMENTOR_TEST_QDRANT");
  private static final String REAL_KEY = System.getenv("DEVMENTOR_TEST_QDRANT_API_KEY");
  private static final Namespace OURS = Namespace.create(ContractServer.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestCollection.class;
  }

  @Override
  public TestCollection resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Connection connection =
        context
            .getRoot()
            .getStore(OURS)
            .getOrComputeIfAbsent(Connection.class, _ -> connect(), Connection.class);
    return context
        .getStore(OURS)
        .getOrComputeIfAbsent(
            TestCollection.class, _ -> create(connection.client()), TestCollection.class);
  }

  private static TestCollection create(QdrantClient client) {
    try {
      return TestCollection.create(client);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws InterruptedException, ExecutionException {
    TestCollection used = context.getStore(OURS).get(TestCollection.class, TestCollection.class);
    if (used != null) {
      used.client().deleteCollectionAsync(used.name()).get();
    }
  }

  private static Connection connect() {
    try {
      if (REAL != null) {
        String[] address = REAL.split(":", 2);
        return new Connection(client(address[0], Integer.parseInt(address[1]), REAL_KEY), null);
      }
      QdrantServer server = QdrantServer.start(Files.createTempDirectory("qdrant"), 0, null);
      return new Connection(client("127.0.0.1", server.port(), null), server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A client of a server; without a key if that is null. */
  static QdrantClient client(String host, int port, String apiKey) {
    QdrantGrpcClient.Builder builder = QdrantGrpcClient.newBuilder(host, port, false);
    return new QdrantClient((apiKey == null ? builder : builder.withApiKey(apiKey)).build());
  }

  /** One for the whole run, closed at its end. */
  private record Connection(QdrantClient client, QdrantServer embedded) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      client.close();
      if (embedded != null) {
        embedded.close();
      }
    }
  }
}
