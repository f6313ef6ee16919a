package dev.devmentor.localstack.qdrant;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.security.MessageDigest;

/** Lets calls in that carry the key, as {@code api-key} or as bearer token. */
final class ApiKeyCheck implements ServerInterceptor {

  private static final Metadata.Key<String> API_KEY = header("api-key");
  private static final Metadata.Key<String> AUTHORIZATION = header("authorization");
  private static final String BEARER = "Bearer ";

  private final byte[] key;

  ApiKeyCheck(String key) {
    this.key = key.getBytes(UTF_8);
  }

  private static Metadata.Key<String> header(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String offered = offered(headers);
    if (offered == null) {
      return refused(call, "Must provide an API key or an Authorization bearer token");
    }
    if (!MessageDigest.isEqual(key, offered.getBytes(UTF_8))) {
      return refused(call, "Invalid API key or JWT");
    }
    return next.startCall(call, headers);
  }

  private static String offered(Metadata headers) {
    String bearer = headers.get(AUTHORIZATION);
    return bearer != null && bearer.startsWith(BEARER)
        ? bearer.substring(BEARER.length())
        : headers.get(API_KEY);
  }

  private static <Q, A> ServerCall.Listener<Q> refused(ServerCall<Q, A> call, String why) {
    call.close(Status.UNAUTHENTICATED.withDescription(why), new Metadata());
    return new ServerCall.Listener<>() {};
  }
}
