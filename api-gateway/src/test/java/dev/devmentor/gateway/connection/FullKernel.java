package dev.devmentor.gateway.connection;

import static org.awaitility.Awaitility.await;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes nothing that the gateway writes to one connection, as a kernel whose buffers are full. */
final class FullKernel extends ChannelOutboundHandlerAdapter {

  private record Write(Object message, ChannelPromise promise) {}

  private final Queue<Write> kept = new ArrayDeque<>();
  private final AtomicInteger size = new AtomicInteger();
  private final Channel connection;
  private boolean open;

  private FullKernel(Channel connection) {
    this.connection = connection;
  }

  /** Puts one under the gateway's end of this connection. */
  static FullKernel under(Socket client, OpenConnections connections) {
    await().until(() -> connections.all().stream().anyMatch(each -> isOf(client, each)));
    Channel connection =
        connections.all().stream().filter(each -> isOf(client, each)).findFirst().orElseThrow();
    FullKernel kernel = new FullKernel(connection);
    connection
        .eventLoop()
        .submit(() -> connection.pipeline().addFirst(kernel))
        .syncUninterruptibly();
    return kernel;
  }

  private static boolean isOf(Socket client, Channel connection) {
    return connection.remoteAddress() instanceof InetSocketAddress address
        && address.getPort() == client.getLocalPort();
  }

  boolean hasConnection() {
    return connection.isOpen();
  }

  boolean keepsSomething() {
    return size.get() > 0;
  }

  /** Takes what it has kept, and all that comes. */
  void drain() {
    connection
        .eventLoop()
        .execute(
            () -> {
              open = true;
              kept.forEach(this::pass);
              connection.flush();
            });
  }

  private void pass(Write write) {
    ChannelFuture _ = connection.pipeline().firstContext().write(write.message(), write.promise());
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (open) {
      ChannelFuture _ = context.write(message, promise);
    } else {
      kept.add(new Write(message, promise));
      size.incrementAndGet();
    }
  }
}
