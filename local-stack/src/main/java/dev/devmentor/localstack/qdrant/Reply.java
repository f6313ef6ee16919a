package dev.devmentor.localstack.qdrant;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.function.DoubleFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Answers one call: with the result and the seconds it took, or with the refusal. */
final class Reply {

  private static final Logger LOG = Logger.getLogger(Reply.class.getName());

  private Reply() {}

  /** The work gets a clock at its end: {@code answer.apply(seconds)} makes the message. */
  interface Work<T> {
    DoubleFunction<T> run();
  }

  static <T> void to(StreamObserver<T> client, Work<T> work) {
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
