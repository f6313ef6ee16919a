package dev.devmentor.gateway.connection.http2;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2FrameTypes;

/** Where one frame ends and the next begins (RFC 9113, section 4.1). */
final class Http2Frames {

  private static final int HEAD = 9;
  private static final int TYPE = 3;
  private static final int FLAGS = 4;
  private static final int END_HEADERS = 0x4;

  private static final int ACK = 0x1;

  /** Heads before the client has confirmed that it knows the limits; they hold from then on. */
  private static final int MOST_UNLIMITED = 1_000;

  /** Frames of one head; the largest that is allowed fits into two. */
  private static final int MOST_PARTS = 32;

  private final byte[] head = new byte[HEAD];
  private int preface;
  private int known;
  private int payload;
  private boolean headersOpen;
  private boolean limitsKnown;
  private int unlimited;
  private int parts;
  private long completed;

  Http2Frames(int preface) {
    this.preface = preface;
  }

  /** Looks at the bytes; they stay readable. */
  void read(ByteBuf bytes) {
    int at = bytes.readerIndex();
    while (at < bytes.writerIndex()) {
      int left = bytes.writerIndex() - at;
      if (preface > 0) {
        int skipped = Math.min(preface, left);
        preface -= skipped;
        at += skipped;
      } else if (payload > 0) {
        int skipped = Math.min(payload, left);
        payload -= skipped;
        at += skipped;
        noteEnd();
      } else {
        head[known] = bytes.getByte(at);
        known++;
        at++;
        noteHead();
      }
    }
  }

  private void noteHead() {
    if (known < HEAD) {
      return;
    }
    payload = (head[0] & 0xff) << 16 | (head[1] & 0xff) << 8 | (head[2] & 0xff);
    boolean ofHeaders =
        head[TYPE] == Http2FrameTypes.HEADERS || head[TYPE] == Http2FrameTypes.CONTINUATION;
    if (ofHeaders) {
      headersOpen = (head[FLAGS] & END_HEADERS) == 0;
      parts = headersOpen ? parts + 1 : 0;
    }
    if (head[TYPE] == Http2FrameTypes.SETTINGS && (head[FLAGS] & ACK) != 0) {
      limitsKnown = true;
    } else if (head[TYPE] == Http2FrameTypes.HEADERS && !limitsKnown) {
      unlimited++;
    }
    known = 0;
    noteEnd();
  }

  private void noteEnd() {
    if (payload == 0 && !headersOpen) {
      completed++;
    }
  }

  /** Units that were whole: frames, or heads of several frames. */
  long completed() {
    return completed;
  }

  /** Whether there are more than any client needs: parts of a head, or heads without a limit. */
  boolean areTooMany() {
    return parts > MOST_PARTS || unlimited > MOST_UNLIMITED;
  }

  /** Whether something has begun that must be complete soon. */
  boolean isWaiting() {
    boolean inData = payload > 0 && head[TYPE] == Http2FrameTypes.DATA;
    return preface > 0 || known > 0 || headersOpen || (payload > 0 && !inData);
  }
}
