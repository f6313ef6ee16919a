package dev.devmentor.memory.vector;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import dev.devmentor.platform.context.CallerContext;
import dev.devmentor.platform.problem.BackendUnavailable;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.QdrantGrpcClient;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** The one connection to Qdrant. It is opened by the first call and opens again by itself. */
@ApplicationScoped
class QdrantConnection {

  private static final Logger LOG = Logger.getLogger(QdrantConnection.class);
  private static final long KEEP_ALIVE_SECONDS = 20;

  private final ManagedChannel channel;
  private final QdrantClient client;

  QdrantConnection(QdrantConfig config) {
    this.channel = channel(config);
    boolean closeChannel = true;
    boolean askForItsVersion = false; // the start must not wait for a server that is away
    QdrantGrpcClient.Builder builder =
        QdrantGrpcClient.newBuilder(channel, closeChannel, askForItsVersion)
            .withTimeout(config.writeTimeout());
    config.apiKey().ifPresent(builder::withApiKey);
    this.client = new QdrantClient(builder.build());
  }

  private static ManagedChannel channel(QdrantConfig config) {
    ManagedChannelBuilder<?> builder =
        ManagedChannelBuilder.forAddress(config.host(), config.port())
            .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
    return (config.tls() ? builder.useTransportSecurity() : builder.usePlaintext()).build();
  }

  @PreDestroy
  void close() {
    client.close();
  }

  /** One call, with its answer on the caller's context. */
  <T> Uni<T> call(Function<QdrantClient, ListenableFuture<T>> operation) {
    return CallerContext.resume(
            Uni.createFrom().<T>emitter(emitter -> listen(operation.apply(client), emitter)))
        .onFailure()
        .transform(this::told);
  }

  private static <T> void listen(ListenableFuture<T> answer, UniEmitter<? super T> emitter) {
    FutureCallback<T> callback =
        new FutureCallback<>() {
          @Override
          public void onSuccess(T result) {
            emitter.complete(result);
          }

          @Override
          public void onFailure(Throwable failure) {
            emitter.fail(failure);
          }
        };
    Futures.addCallback(answer, callback, MoreExecutors.directExecutor());
  }

  private Throwable told(Throwable failure) {
    Status.Code code = Status.fromThrowable(failure).getCode();
    return switch (code) {
      case UNAVAILABLE -> {
        // The channel would wait up to two minutes before it tries again.
        channel.resetConnectBackoff();
        yield new BackendUnavailable("vector search");
      }
      case DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, CANCELLED, ABORTED ->
          new BackendUnavailable("vector search");
      case UNAUTHENTICATED, PERMISSION_DENIED -> {
        LOG.error("Qdrant refuses the API key");
        yield new BackendUnavailable("vector search");
      }
      case NOT_FOUND -> new CollectionMissing();
      default -> failure;
    };
  }

  /** Somebody has removed the collection; it can be made again. */
  static final class CollectionMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CollectionMissing() {
      super("the collection is gone", null, false, false);
    }
  }
}
