package dev.devmentor.gateway.connection;

import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;

/** Puts the guarded transport in the place of the one that Vert.x has chosen. */
public final class GuardProvider implements VertxServiceProvider {

  @Override
  public void init(VertxBuilder builder) {
    builder.findTransport(new GuardedTransport(builder.findTransport()));
  }
}
