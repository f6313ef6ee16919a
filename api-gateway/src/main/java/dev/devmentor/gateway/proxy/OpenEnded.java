package dev.devmentor.gateway.proxy;

import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.platform.request.GracefulStop;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Exchanges that nobody ends: event streams and WebSockets. A gateway that is to stop does not wait
 * for them but ends them, once nobody comes in any more.
 */
@Singleton
public class OpenEnded {

  /** After the server has stopped listening, before it waits for requests. */
  private static final int BEFORE_THE_WAIT = 200;

  private final Map<Exchange, Ending> open = new ConcurrentHashMap<>();
  private final GracefulStop stop;
  private volatile boolean stopping;

  OpenEnded(GracefulStop stop) {
    this.stop = stop;
  }

  private record Ending(Context context, Runnable end) {

    void begin() {
      context.runOnContext(_ -> end.run());
    }
  }

  /** Has this done on the same event loop when the process stops, unless it is over by then. */
  void add(Exchange exchange, Runnable end) {
    Ending ending = new Ending(Vertx.currentContext(), end);
    open.put(exchange, ending);
    exchange.atEnd(_ -> open.remove(exchange));
    if (stopping) {
      ending.begin();
    }
  }

  /** The connection was taken from the server, which will not tell the end. */
  void upgradedOver(Exchange exchange) {
    exchange.end(true);
    stop.release(exchange.context());
  }

  void end(@Observes @Priority(BEFORE_THE_WAIT) ShutdownDelayInitiatedEvent event) {
    stopping = true;
    open.values().forEach(Ending::begin);
  }
}
