package dev.devmentor.gateway.connection.http2;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http2.Http2CodecUtil;
import java.util.Locale;

/**
 * Keeps the first request of an HTTP/1 connection from making it HTTP/2: RFC 9113 has given that
 * up, and Vert.x takes all guards off a connection that is upgraded. The request is answered as if
 * it had not asked. Clients that know that HTTP/2 is spoken here begin with its preface.
 */
public final class UpgradeFilter extends ChannelInboundHandlerAdapter {

  /** The handler of Vert.x that upgrades; it leaves after the first request. */
  private static final String UPGRADING = "h2c";

  private UpgradeFilter() {}

  /** Goes before the handler that upgrades, if there is one. */
  public static void install(ChannelPipeline pipeline) {
    if (pipeline.get(UPGRADING) != null) {
      pipeline.addBefore(UPGRADING, "upgrade-filter", new UpgradeFilter());
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest first) {
      removeUpgrade(first.headers());
      context.fireChannelRead(message);
      context.pipeline().remove(this);
    } else {
      context.fireChannelRead(message);
    }
  }

  private static void removeUpgrade(HttpHeaders headers) {
    if (headers.getAll(HttpHeaderNames.UPGRADE).stream().anyMatch(UpgradeFilter::isHttp2)) {
      headers.remove(HttpHeaderNames.UPGRADE);
      headers.remove(Http2CodecUtil.HTTP_UPGRADE_SETTINGS_HEADER);
    }
  }

  private static boolean isHttp2(String protocols) {
    return protocols.toLowerCase(Locale.ROOT).contains("h2c");
  }
}
