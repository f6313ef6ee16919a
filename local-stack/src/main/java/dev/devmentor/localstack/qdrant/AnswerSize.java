package dev.devmentor.localstack.qdrant;

import com.google.protobuf.MessageLite;
import dev.devmentor.localstack.qdrant.protocol.Refusal;

/**
 * Refuses an answer that grows too large for the server's memory, before it is built as a whole.
 */
final class AnswerSize {

  private static final int LARGEST = 32 * 1024 * 1024;

  private long bytes;

  /** Counts a part of the answer. */
  <T extends MessageLite> T counted(T part) {
    bytes += part.getSerializedSize();
    if (bytes > LARGEST) {
      throw Refusal.answerTooLarge(LARGEST);
    }
    return part;
  }
}
