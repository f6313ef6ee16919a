package dev.devmentor.gateway.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lets the requests of one HTTP/1 connection come up one at a time, between decoder and server: the
 * next one when the kernel has taken the answer to the one before, and none after the last one of
 * the connection, whatever the server would do with its parts. While one waits nothing more is
 * read, unless the server asks for the rest of the body before: so a client that sends requests
 * without reading answers holds one answer and what a read or two have brought.
 *
 * <p>It sees heads and bodies as the decoder has read them, too: a version that is not spoken here,
 * or a body that cannot be read, is refused before Vert.x breaks the connection off without a word.
 */
final class PipelinedRequests extends ChannelDuplexHandler {

  /** Requests that may wait; one read can bring thousands. */
  private static final int MOST = 64;

  /** Vert.x knows them by identity: another spelling is another version. */
  private static final Set<HttpVersion> SPOKEN = Collections.newSetFromMap(new IdentityHashMap<>());

  static {
    Collections.addAll(SPOKEN, HttpVersion.HTTP_1_0, HttpVersion.HTTP_1_1);
  }

  private final ConnectionGuard guard;
  private final Queue<Object> waiting = new ArrayDeque<>();
  private ChannelHandlerContext context;
  private int requests;
  private boolean underWay;
  private boolean bodyOpen;
  private boolean last;
  private boolean over;

  PipelinedRequests(ConnectionGuard guard) {
    this.guard = guard;
  }

  /** Goes before whoever takes requests first; under TLS nobody does that yet. */
  void install(ChannelPipeline pipeline) {
    Stream.of("h2c", "handler")
        .filter(name -> pipeline.get(name) != null)
        .findFirst()
        .ifPresent(name -> pipeline.addBefore(name, "pipelined-requests", this));
  }

  boolean isInstalled() {
    return context != null && !context.isRemoved();
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    this.context = added;
  }

  @Override
  public void channelRead(ChannelHandlerContext reading, Object message) {
    boolean next = message instanceof HttpRequest;
    over |= next && last;
    if (over) {
      ReferenceCountUtil.release(message);
    } else if (waiting.isEmpty() && !(next && underWay)) {
      pass(message);
    } else {
      hold(message);
    }
  }

  private void pass(Object message) {
    if (message instanceof HttpRequest request) {
      if (request.decoderResult().isSuccess() && !admits(request)) {
        ReferenceCountUtil.release(message);
        return;
      }
    } else if (message instanceof HttpContent part && part.decoderResult().isFailure()) {
      guard.bodyBroken();
    }
    bodyOpen &= !(message instanceof LastHttpContent);
    context.fireChannelRead(message);
    endIfThrough();
  }

  private boolean admits(HttpRequest request) {
    if (!SPOKEN.contains(request.protocolVersion())) {
      guard.refuse(HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED.code());
      return false;
    }
    if (isLast(request)) {
      last = true;
      tellTheServer(request);
    }
    begin();
    return true;
  }

  /** One of HTTP/1.0 is, whatever it asks for. */
  private static boolean isLast(HttpRequest request) {
    return request.protocolVersion().equals(HttpVersion.HTTP_1_0) || !HttpUtil.isKeepAlive(request);
  }

  /** Vert.x notices either wish, to keep or to close, where it stands alone. */
  private static void tellTheServer(HttpRequest request) {
    List<String> options = request.headers().getAll(HttpHeaderNames.CONNECTION);
    String close = HttpHeaderValues.CLOSE.toString();
    String all = String.join(", ", options) + (options.isEmpty() ? "" : ", ") + close;
    request.headers().set(HttpHeaderNames.CONNECTION, List.of(all, close));
  }

  /** A head is there; its body follows. */
  void begin() {
    underWay = true;
    bodyOpen = true;
    guard.requestBegins();
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
    endIfThrough();
  }

  private void endIfThrough() {
    if (!underWay && !bodyOpen && waiting.isEmpty()) {
      guard.requestEnds();
    }
  }

  /** Reading goes on first: Vert.x may stop it again for the sake of this body. */
  private void next() {
    if (waiting.isEmpty()) {
      return;
    }
    if (!context.channel().isActive()) {
      drop();
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

  /** Nothing comes up any more. */
  void drop() {
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
