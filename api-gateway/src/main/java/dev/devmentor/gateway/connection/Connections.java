package dev.devmentor.gateway.connection;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http2.Http2Error;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the guards of this server's connections when the router has a request. */
@Singleton
public class Connections {

  private static final int LAST_ONE_SEEN = -1;

  private static final Map<EventLoopGroup, OpenConnections> GUARDED = new ConcurrentHashMap<>();

  private final EventLoopGroup loops;
  private final OpenConnections open;
  private final Set<HttpConnection> http2 = ConcurrentHashMap.newKeySet();
  private volatile boolean leaving;

  Connections(Vertx vertx, ConnectionConfig config, MeterRegistry registry) {
    this.loops = ((VertxInternal) vertx).getEventLoopGroup();
    this.open = new OpenConnections(config.headTimeout(), registry);
    GUARDED.put(loops, open);
  }

  /** The connections on these event loops; empty if they are not this server's. */
  static Optional<OpenConnections> on(EventLoopGroup loops) {
    return Optional.ofNullable(GUARDED.get(loops));
  }

  void observe(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(this::begin);
  }

  private void begin(RoutingContext context) {
    if (context.request().version() == HttpVersion.HTTP_2) {
      noteHttp2(context.request().connection());
    }
    guard(context.request()).ifPresent(guard -> begin(context, guard));
    context.next();
  }

  private static void begin(RoutingContext context, ConnectionGuard guard) {
    if (context.request().version() == HttpVersion.HTTP_2) {
      guard.leave();
    } else {
      guard.requestRouted();
    }
  }

  private void noteHttp2(HttpConnection connection) {
    if (http2.add(connection)) {
      connection.closeHandler(_ -> http2.remove(connection));
      if (leaving) {
        goAway(connection);
      }
    }
  }

  /** All that are open, and where they came from. */
  OpenConnections open() {
    return open;
  }

  /** Clients of HTTP/2 get the answers to what they have asked, and ask nothing more. */
  void goAway() {
    leaving = true;
    http2.forEach(Connections::goAway);
  }

  private static void goAway(HttpConnection connection) {
    connection.goAway(Http2Error.NO_ERROR.code(), LAST_ONE_SEEN);
  }

  /** What follows on this connection is no HTTP. */
  public static void leave(HttpServerRequest request) {
    guard(request).ifPresent(ConnectionGuard::leave);
  }

  private static Optional<ConnectionGuard> guard(HttpServerRequest request) {
    return request.connection() instanceof ConnectionBase connection
        ? Optional.ofNullable(
            connection.channelHandlerContext().pipeline().get(ConnectionGuard.class))
        : Optional.empty();
  }

  @PreDestroy
  void stop() {
    GUARDED.remove(loops);
  }
}
