package dev.devmentor.gateway.connection;

import io.netty.channel.EventLoopGroup;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the guards of this server's connections when a request has come up, and its end. */
@Singleton
public class Connections {

  private static final Map<EventLoopGroup, Duration> GUARDED = new ConcurrentHashMap<>();

  private final EventLoopGroup loops;

  Connections(Vertx vertx, ConnectionConfig config) {
    this.loops = ((VertxInternal) vertx).getEventLoopGroup();
    GUARDED.put(loops, config.headTimeout());
  }

  /** How long a head may take on these event loops; empty if they are not this server's. */
  static Optional<Duration> headTimeout(EventLoopGroup loops) {
    return Optional.ofNullable(GUARDED.get(loops));
  }

  void observe(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(Connections::begin);
  }

  private static void begin(RoutingContext context) {
    guard(context.request())
        .ifPresent(
            guard -> {
              if (context.request().version() == HttpVersion.HTTP_2) {
                guard.leave();
              } else {
                guard.requestBegins();
                context.addEndHandler(_ -> ended(context.request(), guard));
              }
            });
    context.next();
  }

  /** The rest of a body that nobody wants is not the beginning of the next request. */
  private static void ended(HttpServerRequest request, ConnectionGuard guard) {
    if (request.isEnded()) {
      guard.requestEnds();
    } else {
      request.end().onComplete(_ -> guard.requestEnds());
    }
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
