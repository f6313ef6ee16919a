package dev.devmentor.localstack.qdrant;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.qdrant.client.grpc.QdrantGrpc;
import java.security.MessageDigest;

/** Lets calls in that carry the key; health is open, as it is in Qdrant. */
final class ApiKeyCheck implements ServerInterceptor {

  private static final Metadata.Key<String> HEADER =
      Metadata.Key.of("api-key", Metadata.ASCII_STRING_MARSHALLER);

  private final byte[] key;

  ApiKeyCheck(String key) {
    this.key = key.getBytes(UTF_8);
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String offered = headers.get(HEADER);
    boolean health = QdrantGrpc.SERVICE_NAME.equals(call.getMethodDescriptor().getServiceName());
    if (health || (offered != null && MessageDigest.isEqual(key, offered.getBytes(UTF_8)))) {
      return next.startCall(call, headers);
    }
    call.close(
        Status.UNAUTHENTICATED.withDescription(
            "Must provide an API key or an Authorization bearer token"),
        new Metadata());
    return new ServerCall.Listener<>() {};
  }
}
