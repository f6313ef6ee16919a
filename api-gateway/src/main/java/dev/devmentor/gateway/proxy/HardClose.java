package dev.devmentor.gateway.proxy;

import io.netty.channel.ChannelFuture;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Ends an HTTP/1 connection whatever is still to be written to it. Vert.x writes first and closes
 * then: with a peer that has stopped reading that is never, and the process could not even stop.
 */
final class HardClose {

  private HardClose() {}

  static void of(NetSocket socket) {
    if (socket instanceof ConnectionBase base) {
      ChannelFuture _ = base.channelHandlerContext().close();
    } else {
      socket.close();
    }
  }

  static void of(HttpConnection connection) {
    if (connection instanceof ConnectionBase base) {
      ChannelFuture _ = base.channelHandlerContext().close();
    } else {
      connection.close();
    }
  }
}
