package dev.devmentor.gateway.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;

/**
 * Sees a body as the decoder has read it: one that it cannot read is refused before Vert.x breaks
 * the connection off without a word.
 */
final class BodyWatch extends ChannelInboundHandlerAdapter {

  static final String NAME = "body-watch";

  private final ConnectionGuard guard;

  BodyWatch(ConnectionGuard guard) {
    this.guard = guard;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpContent part && part.decoderResult().isFailure()) {
      guard.bodyBroken();
    }
    context.fireChannelRead(message);
  }
}
