package dev.devmentor.localstack.qdrant;

import grpc.health.v1.HealthCheck.HealthCheckRequest;
import grpc.health.v1.HealthCheck.HealthCheckResponse;
import grpc.health.v1.HealthGrpc;
import io.grpc.stub.StreamObserver;

/**
 * The standard health check of gRPC. Source: "GRPC Health Checking Protocol",
 * https://github.com/grpc/grpc/blob/master/doc/health-checking.md
 */
final class ServingService extends HealthGrpc.HealthImplBase {

  @Override
  public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> client) {
    client.onNext(
        HealthCheckResponse.newBuilder()
            .setStatus(HealthCheckResponse.ServingStatus.SERVING)
            .build());
    client.onCompleted();
  }
}
