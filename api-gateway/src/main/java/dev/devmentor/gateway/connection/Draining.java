package dev.devmentor.gateway.connection;

import dev.devmentor.platform.request.RequestConfig;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * How the server leaves: for a moment everybody is still let in, but told that it is the last time;
 * then nobody gets in any more; and when all requests are answered, the answers go out to the last
 * byte.
 */
@Singleton
public class Draining {

  private static final int BEFORE_THE_WAIT = 100;
  private static final int AFTER_THE_WAIT = 4_000;

  private final Connections connections;
  private final ConnectionConfig config;
  private final RequestConfig requests;

  Draining(Connections connections, ConnectionConfig config, RequestConfig requests) {
    this.connections = connections;
    this.config = config;
    this.requests = requests;
  }

  /** What was sent before the signal may not even be read yet. */
  void close(@Observes @Priority(BEFORE_THE_WAIT) ShutdownDelayInitiatedEvent event)
      throws InterruptedException {
    connections.goAway();
    if (!connections.open().all().isEmpty()) {
      Thread.sleep(config.notice());
    }
    connections.open().stopListening();
  }

  void flush(@Observes @Priority(AFTER_THE_WAIT) ShutdownDelayInitiatedEvent event)
      throws InterruptedException {
    connections.open().flush(requests.drain());
  }
}
