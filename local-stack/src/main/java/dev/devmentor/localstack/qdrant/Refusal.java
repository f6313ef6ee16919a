package dev.devmentor.localstack.qdrant;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Set;

/** Answers that are no result, in the words and with the codes of Qdrant. */
final class Refusal {

  private Refusal() {}

  static StatusRuntimeException noCollection(String name) {
    return Status.NOT_FOUND
        .withDescription("Not found: Collection `" + name + "` doesn't exist!")
        .asRuntimeException();
  }

  static StatusRuntimeException collectionExists(String name) {
    return Status.ALREADY_EXISTS
        .withDescription("Wrong input: Collection `" + name + "` already exists!")
        .asRuntimeException();
  }

  static StatusRuntimeException noPoint(String id) {
    return Status.NOT_FOUND
        .withDescription("Not found: No point with id " + id + " found")
        .asRuntimeException();
  }

  static StatusRuntimeException wrongInput(String what) {
    return Status.INVALID_ARGUMENT.withDescription("Wrong input: " + what).asRuntimeException();
  }

  static StatusRuntimeException unsupported(String what) {
    return Status.UNIMPLEMENTED
        .withDescription(what + " is not supported by this server")
        .asRuntimeException();
  }

  /** Refuses a message that sets a field which this server would have to ignore. */
  static void unlessOnly(Message message, Set<String> supported) {
    for (FieldDescriptor field : message.getAllFields().keySet()) {
      if (!supported.contains(field.getName())) {
        throw unsupported(message.getDescriptorForType().getName() + "." + field.getName());
      }
    }
  }
}
