package dev.devmentor.gateway.connection.http2;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Watches one HTTP/2 connection below the decoder. A frame, and a head in however many frames, must
 * be complete in time; only data may take longer, its pace is watched elsewhere.
 */
public final class Http2Guard extends ChannelInboundHandlerAdapter {

  private final Duration limit;
  private final Http2Frames frames;
  private ChannelHandlerContext context;
  private ScheduledFuture<?> deadline;
  private long waitingSince;

  /**
   * @param limit longest time for a frame or a head
   * @param preface bytes of it that come before the first frame
   */
  public Http2Guard(Duration limit, int preface) {
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
}
