package dev.devmentor.localstack.qdrant.protocol;

import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.function.DoubleFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Answers one call: with the result and the seconds it took, or with the refusal. */
public final class Reply {

  private static final Logger LOG = Logger.getLogger(Reply.class.getName());

  private Reply() {}

  /** The work gets a clock at its end: {@code answer.apply(seconds)} makes the message. */
  public interface Work<T> {

    /** Does the work; a {@link StatusRuntimeException} goes to the client as it is. */
    DoubleFunction<T> run();
  }

  /** Runs the work, unless the client has gone while the call waited for its turn. */
  public static <T> void to(StreamObserver<T> client, Work<T> work) {
    if (client instanceof ServerCallStreamObserver<T> call) {
      call.setOnCancelHandler(() -> {}); // an answer that nobody waits for is no error
    }
    if (Context.current().isCancelled()) {
      return;
    }
    long began = System.nanoTime();
    T answer;
    try {
      answer = work.run().apply((System.nanoTime() - began) / 1e9);
    } catch (StatusRuntimeException refusal) {
      client.onError(refusal);
      return;
    } catch (RuntimeException failure) {
      LOG.log(Level.SEVERE, "request failed", failure);
      client.onError(
          Status.INTERNAL.withDescription("Service internal error").asRuntimeException());
      return;
    }
    client.onNext(answer);
    client.onCompleted();
  }
}
