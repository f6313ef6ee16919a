package dev.devmentor.gateway.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * Watches one HTTP/1 connection below the decoder. A head must be complete in time, however its
 * bytes drip. While no request has come up whatever is answered is the decoder's own refusal; in
 * its place the client gets a problem as everywhere, and the connection ends.
 */
final class ConnectionGuard extends ChannelDuplexHandler {

  static final String NAME = "guard";

  private static final byte[] ANSWER = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] HTTP_2 = "PRI".getBytes(StandardCharsets.US_ASCII);
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  /** How long a client that still sends may take to notice, in milliseconds. */
  private static final long LINGER_MILLIS = 1_000;

  private ChannelHandlerContext context;
  private Duration headTimeout;
  private ScheduledFuture<?> deadline;
  private boolean busy;
  private boolean ending;

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    this.context = added;
  }

  @Override
  public void channelActive(ChannelHandlerContext active) {
    Connections.headTimeout(active.channel().eventLoop().parent())
        .ifPresentOrElse(limit -> headTimeout = limit, this::leave);
    active.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext reading, Object bytes) {
    if (ending) {
      ReferenceCountUtil.release(bytes);
      return;
    }
    if (!busy && deadline == null) {
      expectHead(bytes);
    }
    reading.fireChannelRead(bytes);
  }

  private void expectHead(Object bytes) {
    if (bytes instanceof ByteBuf first && startsWith(first, HTTP_2)) {
      leave();
    } else {
      deadline =
          context
              .executor()
              .schedule(this::headTooLate, headTimeout.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void headTooLate() {
    if (!busy && !ending) {
      refuse(HttpResponseStatus.REQUEST_TIMEOUT.code());
    }
  }

  @Override
  public void write(ChannelHandlerContext writing, Object message, ChannelPromise promise) {
    if (ending) {
      ReferenceCountUtil.release(message);
      promise.setSuccess();
      return;
    }
    OptionalInt status = busy ? OptionalInt.empty() : refusal(message);
    if (status.isEmpty()) {
      ChannelFuture _ = writing.write(message, promise);
      return;
    }
    ReferenceCountUtil.release(message);
    promise.setSuccess();
    refuse(status.getAsInt());
  }

  private static OptionalInt refusal(Object message) {
    if (!(message instanceof ByteBuf head) || !startsWith(head, ANSWER)) {
      return OptionalInt.empty();
    }
    int status =
        Integer.parseInt(
            head.toString(head.readerIndex() + STATUS_AT, 3, StandardCharsets.US_ASCII));
    return status >= 400 && status < 500 ? OptionalInt.of(status) : OptionalInt.empty();
  }

  private static boolean startsWith(ByteBuf bytes, byte[] beginning) {
    if (bytes.readableBytes() < STATUS_AT + 3) {
      return false;
    }
    for (int i = 0; i < beginning.length; i++) {
      if (bytes.getByte(bytes.readerIndex() + i) != beginning[i]) {
        return false;
      }
    }
    return true;
  }

  private void refuse(int status) {
    ending = true;
    stopWaiting();
    if (context.pipeline().get(SslHandler.class) == null) {
      ChannelFuture _ =
          context.writeAndFlush(BareRefusal.of(context.alloc(), status)).addListener(_ -> finish());
    } else {
      ChannelFuture _ = context.close();
    }
  }

  /** A connection with unread bytes must not close at once: the answer would go with it. */
  private void finish() {
    if (context.channel() instanceof DuplexChannel channel && channel.isActive()) {
      ChannelFuture _ = channel.shutdownOutput();
      channel.config().setAutoRead(true);
      deadline = context.executor().schedule(this::end, LINGER_MILLIS, TimeUnit.MILLISECONDS);
    } else {
      end();
    }
  }

  private void end() {
    ChannelFuture _ = context.close();
  }

  @Override
  public void close(ChannelHandlerContext closing, ChannelPromise promise) {
    if (ending) {
      ChannelFuture _ = closing.channel().closeFuture().addListener(_ -> promise.trySuccess());
    } else {
      ChannelFuture _ = closing.close(promise);
    }
  }

  /** A whole head has come up; what follows is its body. */
  void requestBegins() {
    busy = true;
    stopWaiting();
  }

  /** The answer is through: the next bytes begin another request. */
  void requestEnds() {
    busy = false;
  }

  /** This is not, or not any more, a connection to watch. */
  void leave() {
    stopWaiting();
    if (!context.isRemoved()) {
      context.pipeline().remove(this);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext inactive) {
    stopWaiting();
    inactive.fireChannelInactive();
  }

  private void stopWaiting() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }
}
