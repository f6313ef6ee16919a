package dev.devmentor.gateway.connection;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2CodecUtil;

/** Finds out by the first bytes of a connection whether it is HTTP/2 (RFC 9113, section 3.4). */
final class Preface {

  private final ByteBuf expected = Http2CodecUtil.connectionPrefaceBuf();
  private boolean other;

  /**
   * Compares what has come.
   *
   * @return how many of these bytes belong to it
   */
  int read(ByteBuf bytes) {
    int at = 0;
    while (!other && expected.isReadable() && at < bytes.readableBytes()) {
      other = bytes.getByte(bytes.readerIndex() + at) != expected.readByte();
      at++;
    }
    return at;
  }

  /** Whether it has come whole. */
  boolean isComplete() {
    return !other && !expected.isReadable();
  }
}
