package dev.devmentor.localstack.qdrant;

import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The vector store on the loopback interface. */
public final class QdrantServer implements AutoCloseable {

  private static final int LARGEST_MESSAGE = 64 * 1024 * 1024;
  private static final int STOP_SECONDS = 5;

  private final Server server;
  private final CollectionStore store;
  private final ExecutorService workers;

  private QdrantServer(Server server, CollectionStore store, ExecutorService workers) {
    this.server = server;
    this.store = store;
    this.workers = workers;
  }

  /**
   * Starts a server.
   *
   * @param data where collections are kept; made if it is not there
   * @param port 0 for a free one
   * @param apiKey what calls must carry
   * @throws IOException if the port is taken or the folder is in use
   */
  public static QdrantServer start(Path data, int port, String apiKey) throws IOException {
    CollectionStore store = CollectionStore.open(data);
    ExecutorService workers =
        Executors.newFixedThreadPool(Math.max(4, Runtime.getRuntime().availableProcessors()));
    ApiKeyCheck check = new ApiKeyCheck(apiKey);
    Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .executor(workers)
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .addService(ServerInterceptors.intercept(new CollectionsService(store), check))
            .addService(ServerInterceptors.intercept(new PointsService(store), check))
            .addService(ServerInterceptors.intercept(new HealthService(), check))
            .build();
    try {
      server.start();
    } catch (IOException taken) {
      store.close();
      workers.shutdown();
      throw new IOException("Port " + port + " is taken; DEVMENTOR_QDRANT_PORT moves it", taken);
    }
    return new QdrantServer(server, store, workers);
  }

  /** The port it listens on. */
  public int port() {
    return server.getPort();
  }

  @Override
  public void close() throws IOException {
    server.shutdown();
    try {
      if (!server.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        server.shutdownNow();
      }
    } catch (InterruptedException e) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
    workers.shutdown();
    store.close();
  }

  /**
   * Runs until it is told to stop: {@code DEVMENTOR_QDRANT_DATA}, {@code _PORT} and {@code
   * _API_KEY} come from the environment, so that the key is in no command line.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> environment = System.getenv();
    QdrantServer server =
        start(
            Path.of(environment.get("DEVMENTOR_QDRANT_DATA")),
            Integer.parseInt(environment.get("DEVMENTOR_QDRANT_PORT")),
            environment.get("DEVMENTOR_QDRANT_API_KEY"));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> closeQuietly(server)));
    server.server.awaitTermination();
  }

  private static void closeQuietly(QdrantServer server) {
    try {
      server.close();
    } catch (IOException e) {
      System.err.println("The vector store did not close well: " + e.getMessage());
    }
  }
}
