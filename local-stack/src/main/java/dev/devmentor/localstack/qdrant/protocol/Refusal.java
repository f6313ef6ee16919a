package dev.devmentor.localstack.qdrant.protocol;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Set;

/** Answers that are no result, in the words and with the codes of Qdrant. */
public final class Refusal {

  private Refusal() {}

  /** NOT_FOUND: there is no such collection. */
  public static StatusRuntimeException noCollection(String name) {
    return Status.NOT_FOUND
        .withDescription("Not found: Collection `" + name + "` doesn't exist!")
        .asRuntimeException();
  }

  /** ALREADY_EXISTS: the name of a new collection is taken. */
  public static StatusRuntimeException collectionExists(String name) {
    return Status.ALREADY_EXISTS
        .withDescription("Wrong input: Collection `" + name + "` already exists!")
        .asRuntimeException();
  }

  /** NOT_FOUND: a point that the request names is not there. */
  public static StatusRuntimeException noPoint(String id) {
    return Status.NOT_FOUND
        .withDescription("Not found: No point with id " + id + " found")
        .asRuntimeException();
  }

  /** INVALID_ARGUMENT. */
  public static StatusRuntimeException wrongInput(String what) {
    return Status.INVALID_ARGUMENT.withDescription("Wrong input: " + what).asRuntimeException();
  }

  /** INVALID_ARGUMENT: there is no vector of this name, or not of the kind that is sent. */
  public static StatusRuntimeException noVector(String name) {
    return wrongInput("Not existing vector name error: " + name);
  }

  /** UNIMPLEMENTED: Qdrant can do it, this server cannot. */
  public static StatusRuntimeException unsupported(String what) {
    return Status.UNIMPLEMENTED
        .withDescription(what + " is not supported by this server")
        .asRuntimeException();
  }

  /** RESOURCE_EXHAUSTED: the answer would not fit into the server's memory. */
  public static StatusRuntimeException answerTooLarge(int bytes) {
    return Status.RESOURCE_EXHAUSTED
        .withDescription("the answer is larger than " + bytes + " bytes; ask for fewer points")
        .asRuntimeException();
  }

  /** Refuses a message that sets a field which this server would have to ignore. */
  public static void unlessOnly(Message message, Set<String> supported) {
    for (FieldDescriptor field : message.getAllFields().keySet()) {
      if (!supported.contains(field.getName())) {
        throw unsupported(message.getDescriptorForType().getName() + "." + field.getName());
      }
    }
    if (!message.getUnknownFields().asMap().isEmpty()) {
      throw unsupported("an unknown field of " + message.getDescriptorForType().getName());
    }
  }
}
