package dev.devmentor.project.storage;

import io.minio.BucketExistsArgs;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.MakeBucketArgs;
import io.minio.MinioAsyncClient;
import io.minio.errors.MinioException;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Signs requests with the MinIO SDK. The SDK does not send them: it would bring the contents
 * through blocking streams on threads of its own, while a signed address can be sent to by the HTTP
 * client of Vert.x, with back-pressure from end to end.
 *
 * <p>Made at start: the SDK reads every certificate of the system, which is too long for the event
 * loop of a first request.
 */
@Startup
@ApplicationScoped
class S3Requests {

  private static final int VALID_MINUTES = 60;

  private final MinioAsyncClient minio;
  private final String bucket;
  private final String region;
  private final Duration connectTimeout;

  S3Requests(StorageConfig config) {
    this.minio =
        MinioAsyncClient.builder()
            .endpoint(config.url().toString())
            .region(config.region()) // without it the SDK would ask the server first
            .credentials(config.accessKey(), config.secretKey())
            .build();
    this.bucket = config.bucket();
    this.region = config.region();
    this.connectTimeout = config.connectTimeout();
  }

  /**
   * A request for one object, signed (AWS signature version 4, in the query). It does not wait for
   * long when all connections are taken.
   */
  RequestOptions signed(HttpMethod method, String key) {
    try {
      String url =
          minio.getPresignedObjectUrl(
              GetPresignedObjectUrlArgs.builder()
                  .method(Http.Method.fromString(method.name()))
                  .bucket(bucket)
                  .region(region)
                  .object(key)
                  .expiry(VALID_MINUTES, TimeUnit.MINUTES)
                  .build());
      return new RequestOptions()
          .setMethod(method)
          .setAbsoluteURI(url)
          .setConnectTimeout(connectTimeout.toMillis());
    } catch (MinioException e) {
      throw new IllegalStateException("a request cannot be signed", e);
    }
  }

  /** Creates the bucket if it is missing. Completes on a thread of the SDK. */
  Uni<Void> ensureBucket() {
    return Uni.createFrom()
        .completionStage(
            () -> minio.bucketExists(BucketExistsArgs.builder().bucket(bucket).build()))
        .chain(exists -> exists ? Uni.createFrom().voidItem() : makeBucket());
  }

  private Uni<Void> makeBucket() {
    return Uni.createFrom()
        .completionStage(() -> minio.makeBucket(MakeBucketArgs.builder().bucket(bucket).build()))
        .replaceWithVoid();
  }
}
