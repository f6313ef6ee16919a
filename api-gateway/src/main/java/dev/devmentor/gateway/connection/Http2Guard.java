package dev.devmentor.gateway.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Watches one HTTP/2 connection below the decoder. A frame, and a head in however many frames, must
 * be complete in time; only data may take longer, its pace is watched elsewhere.
 */
final class Http2Guard extends ChannelInboundHandlerAdapter {

  private final Duration limit;
  private final Http2Frames frames;
  private ChannelHandlerContext context;
  private ScheduledFuture<?> deadline;
  private long waitingSince;

  /**
   * @param limit longest time for a frame or a head
   * @param preface bytes of it that come before the first frame
   */
  Http2Guard(Duration limit, int preface) {
    this.limit = limit;
    this.frames = new Http2Frames(preface);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    this.context = added;
  }

  @Override
  public void channelRead(ChannelHandlerContext reading, Object message) {
    if (message instanceof ByteBuf bytes) {
      follow(bytes);
    }
    reading.fireChannelRead(message);
  }

  private void follow(ByteBuf bytes) {
    frames.read(bytes);
    if (frames.areTooMany()) {
      end();
    } else if (!frames.isWaiting()) {
      stop();
    } else if (deadline == null || waitingSince != frames.completed()) {
      stop();
      waitingSince = frames.completed();
      deadline = context.executor().schedule(this::end, limit.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void end() {
    ChannelFuture _ = context.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext inactive) {
    stop();
    inactive.fireChannelInactive();
  }

  private void stop() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }

  /** Where one frame ends and the next begins (RFC 9113, section 4.1). */
  private static final class Http2Frames {

    private static final int HEAD = 9;
    private static final int TYPE = 3;
    private static final int FLAGS = 4;
    private static final int END_HEADERS = 0x4;

    /** Frames of one head; the largest that is allowed fits into two. */
    private static final int MOST_PARTS = 32;

    private final byte[] head = new byte[HEAD];
    private int preface;
    private int known;
    private int payload;
    private boolean headersOpen;
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

    /** Whether a head comes in more parts than any head needs. */
    boolean areTooMany() {
      return parts > MOST_PARTS;
    }

    /** Whether something has begun that must be complete soon. */
    boolean isWaiting() {
      boolean inData = payload > 0 && head[TYPE] == Http2FrameTypes.DATA;
      return preface > 0 || known > 0 || headersOpen || (payload > 0 && !inData);
    }
  }
}
