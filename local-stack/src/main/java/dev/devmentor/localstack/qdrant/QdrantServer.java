package dev.devmentor.localstack.qdrant;

import dev.devmentor.localstack.qdrant.store.CollectionStore;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
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

  private static final int LARGEST_REQUEST = 32 * 1024 * 1024;
  private static final int STOP_SECONDS = 5;

  /** More than processors, so that writers that wait for the disk do not hold up readers. */
  private static final int WORKERS = 16;

  /** Clients may ask for signs of life this often; gRPC cuts those off that do so more often. */
  private static final int SHORTEST_KEEP_ALIVE_SECONDS = 5;

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
   * @param apiKey what calls must carry; null or empty if everyone may call
   * @throws IOException if the port is taken, or the folder is in use or cannot be read
   */
  public static QdrantServer start(Path data, int port, String apiKey) throws IOException {
    CollectionStore store = CollectionStore.open(data);
    ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    Server server = server(store, port, apiKey, workers);
    try {
      server.start();
    } catch (IOException taken) {
      store.close();
      workers.shutdown();
      throw new IOException("Port " + port + " is taken; DEVMENTOR_QDRANT_PORT moves it", taken);
    }
    return new QdrantServer(server, store, workers);
  }

  /** Health is open to everyone, as it is in Qdrant. */
  private static Server server(
      CollectionStore store, int port, String apiKey, ExecutorService workers) {
    return NettyServerBuilder.forAddress(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        .executor(workers)
        .maxInboundMessageSize(LARGEST_REQUEST)
        .permitKeepAliveTime(SHORTEST_KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
        .permitKeepAliveWithoutCalls(true)
        .addService(guarded(new CollectionsService(store), apiKey))
        .addService(guarded(new PointsService(store), apiKey))
        .addService(new HealthService())
        .addService(new ServingService())
        .build();
  }

  private static ServerServiceDefinition guarded(BindableService service, String apiKey) {
    return apiKey == null || apiKey.isEmpty()
        ? service.bindService()
        : ServerInterceptors.intercept(service, new ApiKeyCheck(apiKey));
  }

  /** The port it listens on. */
  public int port() {
    return server.getPort();
  }

  /** Lets calls that run come to their end, for a few seconds, and closes the files. */
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
  public static void main(String[] arguments) throws InterruptedException {
    QdrantServer server;
    try {
      server = start(System.getenv());
    } catch (IOException | IllegalArgumentException e) {
      System.err.println("The vector store does not start: " + e.getMessage());
      System.exit(1);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> closeQuietly(server)));
    System.out.println("The vector store listens on port " + server.port());
    server.server.awaitTermination();
  }

  private static QdrantServer start(Map<String, String> environment) throws IOException {
    String data = environment.get("DEVMENTOR_QDRANT_DATA");
    if (data == null) {
      throw new IllegalArgumentException("DEVMENTOR_QDRANT_DATA names no folder");
    }
    return start(
        Path.of(data),
        port(environment.getOrDefault("DEVMENTOR_QDRANT_PORT", "")),
        environment.get("DEVMENTOR_QDRANT_API_KEY"));
  }

  private static int port(String text) {
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new IllegalArgumentException("DEVMENTOR_QDRANT_PORT is no port: " + text);
    }
    return Integer.parseInt(text);
  }

  private static void closeQuietly(QdrantServer server) {
    try {
      server.close();
    } catch (IOException e) {
      System.err.println("The vector store did not close well: " + e.getMessage());
    }
  }
}
