package dev.devmentor.localstack.qdrant;

import io.grpc.stub.StreamObserver;
import io.qdrant.client.grpc.QdrantGrpc;
import io.qdrant.client.grpc.QdrantOuterClass.HealthCheckReply;
import io.qdrant.client.grpc.QdrantOuterClass.HealthCheckRequest;

/** Says that the server is there, and which version of the API it speaks. */
final class HealthService extends QdrantGrpc.QdrantImplBase {

  private static final String API_VERSION = "1.18.0";

  @Override
  public void healthCheck(HealthCheckRequest request, StreamObserver<HealthCheckReply> client) {
    client.onNext(
        HealthCheckReply.newBuilder()
            .setTitle("DevMentor local vector store (Qdrant protocol)")
            .setVersion(API_VERSION)
            .build());
    client.onCompleted();
  }
}
