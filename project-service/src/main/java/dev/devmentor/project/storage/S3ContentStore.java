package dev.devmentor.project.storage;

import dev.devmentor.platform.context.CallerContext;
import dev.devmentor.platform.problem.BackendUnavailable;
import dev.devmentor.platform.problem.DomainException;
import dev.devmentor.platform.problem.NotFound;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Contents in any S3. Each operation is one request; contents flow as fast as both ends go. */
@ApplicationScoped
class S3ContentStore implements ContentStore {

  private static final Logger LOG = Logger.getLogger(S3ContentStore.class);
  private static final String PROBE = "probe";

  private final Vertx vertx;
  private final HttpClient http;
  private final S3Requests requests;
  private final StorageConfig config;
  private volatile boolean bucketSeen;

  S3ContentStore(Vertx vertx, S3Requests requests, StorageConfig config) {
    this.vertx = vertx;
    this.requests = requests;
    this.config = config;
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) config.idleTimeout().toMillis())
                .setMaxPoolSize(config.connections()));
  }

  @Override
  public Uni<Void> ready() {
    return bucketSeen ? probe() : ensureBucket();
  }

  private Uni<Void> probe() {
    return guarded(
        () ->
            open(HttpMethod.HEAD, PROBE)
                .compose(request -> answer(request, request::send))
                .compose(answer -> expect(answer, 200, 404)));
  }

  private Uni<Void> ensureBucket() {
    return CallerContext.resume(
            requests.ensureBucket().ifNoItem().after(config.answerTimeout()).fail())
        .invoke(() -> bucketSeen = true)
        .onFailure()
        .transform(S3ContentStore::unavailable);
  }

  @Override
  public Uni<Void> put(String key, SpooledContent content) {
    return guarded(
        () ->
            open(HttpMethod.PUT, key)
                .map(request -> sized(request, content))
                .compose(request -> request.send(content.read()))
                .compose(answer -> expect(answer, 200)));
  }

  private static HttpClientRequest sized(HttpClientRequest request, SpooledContent content) {
    return request.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(content.size()));
  }

  @Override
  public Uni<StoredContent> get(String key, Optional<ByteRange> part) {
    return guarded(
        () ->
            open(HttpMethod.GET, key)
                .map(request -> ranged(request, part))
                .compose(request -> answer(request, request::send))
                .map(answer -> content(answer, part)));
  }

  private static HttpClientRequest ranged(HttpClientRequest request, Optional<ByteRange> part) {
    part.ifPresent(range -> request.putHeader("Range", range.header()));
    return request;
  }

  private static StoredContent content(HttpClientResponse answer, Optional<ByteRange> part) {
    answer.pause();
    if (answer.statusCode() == (part.isPresent() ? 206 : 200)) {
      return new StoredContent(answer);
    }
    answer.request().reset();
    throw answer.statusCode() == 404 ? new NotFound("content") : unexpected(answer);
  }

  @Override
  public Uni<Void> delete(String key) {
    return guarded(
        () ->
            open(HttpMethod.DELETE, key)
                .compose(request -> answer(request, request::send))
                .compose(answer -> expect(answer, 204, 200, 404)));
  }

  private Future<HttpClientRequest> open(HttpMethod method, String key) {
    return http.request(requests.signed(method, key));
  }

  /** Gives the request up if there is no answer in time. */
  private Future<HttpClientResponse> answer(
      HttpClientRequest request, Supplier<Future<HttpClientResponse>> send) {
    long timer = vertx.setTimer(config.answerTimeout().toMillis(), _ -> request.reset());
    return send.get().onComplete(_ -> vertx.cancelTimer(timer));
  }

  private static Future<Void> expect(HttpClientResponse answer, int... good) {
    for (int status : good) {
      if (answer.statusCode() == status) {
        return answer.end();
      }
    }
    answer.request().reset();
    return Future.failedFuture(unexpected(answer));
  }

  private static IllegalStateException unexpected(HttpClientResponse answer) {
    return new IllegalStateException("the file storage answers " + answer.statusCode());
  }

  private static <T> Uni<T> guarded(Supplier<Future<T>> work) {
    return Uni.createFrom()
        .completionStage(() -> work.get().toCompletionStage())
        .onFailure()
        .transform((Function<Throwable, Throwable>) S3ContentStore::unavailable);
  }

  private static Throwable unavailable(Throwable failure) {
    if (failure instanceof DomainException) {
      return failure;
    }
    LOG.warnf("File storage: %s", failure.toString());
    return new BackendUnavailable("file storage");
  }
}
