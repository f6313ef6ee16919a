package dev.devmentor.gateway.connection;

import dev.devmentor.gateway.connection.http2.Http2Guard;
import dev.devmentor.gateway.connection.http2.Preface;
import dev.devmentor.gateway.connection.http2.UpgradeFilter;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ByteProcessor;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * Watches one HTTP/1 connection below the decoder. A head must be complete in time, however its
 * bytes drip. While the router has no request whatever is answered is the decoder's own refusal; in
 * its place the client gets a problem as everywhere, and the connection ends. So it is with a body
 * that the decoder cannot read, unless an answer has begun.
 */
final class ConnectionGuard extends ChannelDuplexHandler {

  static final String NAME = "guard";

  private static final byte[] ANSWER = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  /** How long a client that still sends may take to notice, in milliseconds. */
  private static final long LINGER_MILLIS = 1_000;

  private final Preface preface = new Preface();
  private final PipelinedRequests requests = new PipelinedRequests(this);
  private ChannelHandlerContext context;
  private OpenConnections open;
  private ScheduledFuture<?> deadline;
  private boolean busy;
  private boolean routed;
  private boolean answered;
  private boolean ending;

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    this.context = added;
  }

  @Override
  public void channelActive(ChannelHandlerContext active) {
    Connections.on(active.channel().eventLoop().parent()).ifPresentOrElse(this::begin, this::leave);
    active.fireChannelActive();
  }

  private void begin(OpenConnections ofThisServer) {
    open = ofThisServer;
    open.add(context.channel());
  }

  @Override
  public void channelRead(ChannelHandlerContext reading, Object bytes) {
    if (ending) {
      ReferenceCountUtil.release(bytes);
      return;
    }
    if (!busy && deadline == null && beginsHead(bytes)) {
      expectHead();
    }
    if (bytes instanceof ByteBuf first && preface.finding() == Preface.Finding.UNDECIDED) {
      begin(reading, first);
    } else {
      reading.fireChannelRead(bytes);
    }
  }

  /** Lines that some clients send behind a body are none (RFC 9112, section 2.2). */
  private static boolean beginsHead(Object bytes) {
    return !(bytes instanceof ByteBuf first) || first.forEachByte(ByteProcessor.FIND_NON_CRLF) >= 0;
  }

  private void begin(ChannelHandlerContext reading, ByteBuf first) {
    int needed = preface.read(first);
    switch (preface.finding()) {
      case UNDECIDED -> {}
      case HTTP2 -> becomeHttp2(needed);
      case OTHER -> becomeHttp1(reading, first.readRetainedSlice(needed));
      case BROKEN -> refuse(HttpResponseStatus.BAD_REQUEST.code());
    }
    if (ending) {
      first.release();
    } else {
      reading.fireChannelRead(first);
    }
  }

  /** By these bytes Vert.x, too, finds out what it is; the handlers it adds have no request yet. */
  private void becomeHttp1(ChannelHandlerContext reading, ByteBuf decisive) {
    reading.fireChannelRead(decisive);
    UpgradeFilter.install(reading.pipeline());
    requests.install(reading.pipeline());
  }

  /** What is passed on from here goes to the new guard first. */
  private void becomeHttp2(int expectedPreface) {
    stopWaiting();
    context.pipeline().replace(this, NAME, new Http2Guard(open.headTimeout(), expectedPreface));
  }

  private void expectHead() {
    deadline =
        context
            .executor()
            .schedule(this::headTooLate, open.headTimeout().toMillis(), TimeUnit.MILLISECONDS);
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
    OptionalInt status = status(message);
    answered |= routed && status.isPresent() && status.getAsInt() >= 200;
    if (routed || status.isEmpty() || status.getAsInt() / 100 != 4) {
      ChannelFuture _ = writing.write(message, promise);
      return;
    }
    ReferenceCountUtil.release(message);
    promise.setSuccess();
    refuse(status.getAsInt());
  }

  /** The status, if these bytes are to begin an answer. */
  private OptionalInt status(Object message) {
    if (answered || !(message instanceof ByteBuf head) || !beginsAnswer(head)) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(
        Integer.parseInt(
            head.toString(head.readerIndex() + STATUS_AT, 3, StandardCharsets.US_ASCII)));
  }

  private static boolean beginsAnswer(ByteBuf bytes) {
    if (bytes.readableBytes() < STATUS_AT + 3) {
      return false;
    }
    for (int i = 0; i < ANSWER.length; i++) {
      if (bytes.getByte(bytes.readerIndex() + i) != ANSWER[i]) {
        return false;
      }
    }
    return true;
  }

  /** The last that is said; a client that does not take it in time loses the connection. */
  void refuse(int status) {
    if (ending) {
      return;
    }
    ending = true;
    stopWaiting();
    requests.drop();
    open.countRefusal(status);
    if (context.pipeline().get(SslHandler.class) == null) {
      endIn(open.headTimeout().toMillis());
      ChannelFuture _ =
          context.writeAndFlush(BareRefusal.of(context.alloc(), status)).addListener(_ -> finish());
    } else {
      end();
    }
  }

  private void endIn(long millis) {
    deadline = context.executor().schedule(this::end, millis, TimeUnit.MILLISECONDS);
  }

  /** A connection with unread bytes must not close at once: the answer would go with it. */
  private void finish() {
    stopWaiting();
    if (context.channel() instanceof DuplexChannel channel && channel.isActive()) {
      ChannelFuture _ = channel.shutdownOutput();
      channel.config().setAutoRead(true);
      endIn(LINGER_MILLIS);
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

  /** A whole head is there; what follows is its body. */
  void requestBegins() {
    busy = true;
    routed = false;
    answered = false;
    stopWaiting();
  }

  /**
   * The router has the request that has begun: what is answered is no refusal of the decoder's.
   * Under TLS nobody could see it begin, since its handlers come once a protocol is agreed on.
   */
  void requestRouted() {
    if (!requests.isInstalled()) {
      requests.install(context.pipeline());
      requests.begin();
    }
    routed = true;
  }

  /** The decoder cannot read the rest of the body. Vert.x closes the connection next. */
  void bodyBroken() {
    if (!answered) {
      refuse(HttpResponseStatus.BAD_REQUEST.code());
    }
  }

  /** Body and answer are through and nothing waits: the next bytes begin another request. */
  void requestEnds() {
    busy = false;
    routed = false;
    answered = false;
  }

  /** This is not, or not any more, a connection to watch. */
  void leave() {
    stopWaiting();
    if (requests.isInstalled()) {
      context.pipeline().remove(requests);
    }
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
