package dev.devmentor.gateway.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The connections of this server, and the sockets through which they came. */
final class OpenConnections {

  private final Duration headTimeout;
  private final MeterRegistry registry;
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final Set<Channel> listeners = ConcurrentHashMap.newKeySet();

  /**
   * @param headTimeout how long the head of a request may take
   * @param registry where requests are counted that never came up
   */
  OpenConnections(Duration headTimeout, MeterRegistry registry) {
    this.headTimeout = headTimeout;
    this.registry = registry;
  }

  Duration headTimeout() {
    return headTimeout;
  }

  /** Notes a connection until it closes. */
  void add(Channel connection) {
    connections.add(connection);
    listeners.add(connection.parent());
  }

  /** Counts a request that was refused without a stage of the pipeline. */
  void countRefusal(int status) {
    Counter.builder("devmentor.gateway.unreadable")
        .description("Requests that could not be read, by the status that they were refused with")
        .tag("status", String.valueOf(status))
        .register(registry)
        .increment();
  }

  /** Those that are open. */
  ChannelGroup all() {
    return connections;
  }

  /** From here on nobody gets in; who is in stays. */
  void stopListening() {
    listeners.forEach(
        listener -> {
          ChannelFuture _ = listener.close();
        });
  }

  /** Waits until the kernel has taken every byte that was answered, or until the limit. */
  void flush(Duration limit) throws InterruptedException {
    List<ChannelFuture> written =
        connections.stream().map(connection -> written(connection, limit)).toList();
    long deadline = System.nanoTime() + limit.toNanos();
    for (ChannelFuture each : written) {
      boolean _ = each.await(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    }
  }

  /**
   * Bytes are written in order: nothing behind the rest is through when the rest is. What waits for
   * the windows of an HTTP/2 client is not among them yet; its connection closes behind that.
   */
  private static ChannelFuture written(Channel connection, Duration limit) {
    Http2ConnectionHandler http2 = connection.pipeline().get(Http2ConnectionHandler.class);
    if (http2 != null) {
      http2.gracefulShutdownTimeoutMillis(limit.toMillis());
      return connection.close();
    }
    ChannelHandlerContext first = connection.pipeline().firstContext();
    return first == null
        ? connection.newSucceededFuture()
        : first.writeAndFlush(Unpooled.EMPTY_BUFFER);
  }
}
