package dev.devmentor.gateway.connection.http2;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2CodecUtil;

/** Finds out by the first bytes of a connection whether it is HTTP/2 (RFC 9113, section 3.4). */
public final class Preface {

  /** What is known so far. */
  public enum Finding {
    UNDECIDED,
    HTTP2,
    OTHER,
    /** Its first lines, which are a whole head, and then something else. */
    BROKEN
  }

  private static final int HEAD = "PRI * HTTP/2.0\r\n\r\n".length();

  private final ByteBuf expected = Http2CodecUtil.connectionPrefaceBuf();
  private Finding finding = Finding.UNDECIDED;

  /**
   * Compares what has come.
   *
   * @return how many of these bytes were needed
   */
  public int read(ByteBuf bytes) {
    int at = 0;
    while (finding == Finding.UNDECIDED && at < bytes.readableBytes()) {
      note(bytes.getByte(bytes.readerIndex() + at));
      at++;
    }
    return at;
  }

  private void note(byte next) {
    if (next != expected.readByte()) {
      finding = expected.readerIndex() > HEAD ? Finding.BROKEN : Finding.OTHER;
    } else if (!expected.isReadable()) {
      finding = Finding.HTTP2;
    }
  }

  /** What the bytes so far say. */
  public Finding finding() {
    return finding;
  }
}
