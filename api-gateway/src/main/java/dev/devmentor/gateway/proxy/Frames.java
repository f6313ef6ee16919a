package dev.devmentor.gateway.proxy;

import io.vertx.core.buffer.Buffer;

/** Follows a stream of WebSocket frames (RFC 6455, section 5.2) and knows where each one ends. */
final class Frames {

  private static final int LONGEST_HEAD = 14;

  private final byte[] head = new byte[LONGEST_HEAD];
  private int known;
  private long payload;

  /**
   * Follows the bytes of one frame.
   *
   * @param from where to begin in the chunk
   * @return where the frame ends in it, or its length if the frame goes on
   */
  int advance(Buffer chunk, int from) {
    int at = from;
    while (at < chunk.length()) {
      if (payload == 0) {
        readHead(chunk.getByte(at));
        at++;
      } else {
        int skipped = (int) Math.min(payload, chunk.length() - at);
        payload -= skipped;
        at += skipped;
      }
      if (isBetween()) {
        break;
      }
    }
    return at;
  }

  /** Whether the next byte begins a frame. */
  boolean isBetween() {
    return known == 0 && payload == 0;
  }

  private void readHead(byte next) {
    head[known] = next;
    known++;
    if (known >= 2 && known == headLength()) {
      payload = payloadLength();
      known = 0;
    }
  }

  private int headLength() {
    int mask = (head[1] & 0x80) == 0 ? 0 : 4;
    return 2 + extension() + mask;
  }

  private int extension() {
    return switch (head[1] & 0x7f) {
      case 126 -> 2;
      case 127 -> 8;
      default -> 0;
    };
  }

  /** A length beyond 63 bits is nobody's; it counts as endless. */
  private long payloadLength() {
    if (extension() == 0) {
      return head[1] & 0x7f;
    }
    long length = 0;
    for (int i = 0; i < extension(); i++) {
      length = length << 8 | (head[2 + i] & 0xff);
    }
    return length & Long.MAX_VALUE;
  }
}
