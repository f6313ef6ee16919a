package dev.devmentor.gateway.connection.http2;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Gives a connection of HTTP/2 room for what all its streams together may send unread, 8 MiB with
 * 128 streams of 64 KiB: an upload that has to wait for its service holds up no other. It is also
 * the most that the gateway keeps of the bodies of one connection.
 */
@Singleton
public class ConnectionWindow implements HttpServerOptionsCustomizer {

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    widen(options);
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    widen(options);
  }

  private static void widen(HttpServerOptions options) {
    Http2Settings settings = options.getInitialSettings();
    long ofAllStreams = settings.getMaxConcurrentStreams() * settings.getInitialWindowSize();
    options.setHttp2ConnectionWindowSize(Math.clamp(ofAllStreams, 1, Integer.MAX_VALUE));
  }
}
