package dev.devmentor.gateway.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Lets the requests of one HTTP/1 connection come up one at a time, between decoder and server: the
 * next one when the kernel has taken the answer to the one before, and none after the last answer
 * of the connection. While one waits nothing is read, so a client that sends requests without
 * reading answers holds one answer and what one read has brought.
 *
 * <p>It sees bodies as the decoder has read them, too: one that it cannot read is refused before
 * Vert.x breaks the connection off without a word.
 */
final class PipelinedRequests extends ChannelDuplexHandler {

  static final String NAME = "pipelined-requests";

  /** Requests that may wait; one read can bring thousands. */
  private static final int MOST = 64;

  private final ConnectionGuard guard;
  private final Queue<Object> waiting = new ArrayDeque<>();
  private ChannelHandlerContext context;
  private int requests;
  private boolean underWay = true;
  private boolean last;
  private boolean over;

  /** For a connection whose first request is under way. */
  PipelinedRequests(ConnectionGuard guard) {
    this.guard = guard;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    this.context = added;
  }

  @Override
  public void channelRead(ChannelHandlerContext reading, Object message) {
    boolean next = message instanceof HttpRequest;
    over |= next && last && !underWay;
    if (over) {
      ReferenceCountUtil.release(message);
    } else if (waiting.isEmpty() && !(next && underWay)) {
      pass(message);
    } else {
      hold(message);
    }
  }

  private void pass(Object message) {
    underWay |= message instanceof HttpRequest;
    if (message instanceof HttpContent part && part.decoderResult().isFailure()) {
      guard.bodyBroken();
    }
    context.fireChannelRead(message);
  }

  /** Vert.x may have gone on reading for the sake of the body before. */
  private void hold(Object message) {
    context.channel().config().setAutoRead(false);
    waiting.add(message);
    if (message instanceof HttpRequest) {
      requests++;
    }
    if (requests > MOST) {
      drop();
      ChannelFuture _ = context.close();
    }
  }

  @Override
  public void write(ChannelHandlerContext writing, Object message, ChannelPromise promise) {
    last |= message instanceof HttpResponse head && isLast(head);
    if (message instanceof LastHttpContent && !isInterim(message)) {
      ChannelFuture _ = writing.write(message, promise.unvoid()).addListener(this::answered);
    } else {
      ChannelFuture _ = writing.write(message, promise);
    }
  }

  private static boolean isLast(HttpResponse head) {
    return head.headers()
        .contains(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, /* ignoreCase= */ true);
  }

  private static boolean isInterim(Object message) {
    return message instanceof HttpResponse head
        && head.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }

  /** The next one begins its own turn of the event loop, so that many need no deep stack. */
  private void answered(Future<?> written) {
    if (!written.isSuccess()) {
      return;
    }
    underWay = false;
    if (last && requests > 0) {
      drop();
      context.channel().config().setAutoRead(true);
    } else if (requests > 0) {
      context.executor().execute(this::next);
    }
  }

  /** Reading goes on first: Vert.x may stop it again for the sake of this body. */
  private void next() {
    if (waiting.isEmpty()) {
      return;
    }
    requests--;
    if (requests == 0) {
      context.channel().config().setAutoRead(true);
    }
    do {
      pass(waiting.remove());
    } while (!waiting.isEmpty() && !(waiting.peek() instanceof HttpRequest));
    context.fireChannelReadComplete();
  }

  private void drop() {
    over = true;
    requests = 0;
    waiting.forEach(ReferenceCountUtil::release);
    waiting.clear();
  }

  @Override
  public void channelInactive(ChannelHandlerContext inactive) {
    drop();
    inactive.fireChannelInactive();
  }

  /** What follows is no HTTP. */
  @Override
  public void handlerRemoved(ChannelHandlerContext removed) {
    if (!waiting.isEmpty()) {
      drop();
      removed.channel().config().setAutoRead(true);
    }
  }
}
