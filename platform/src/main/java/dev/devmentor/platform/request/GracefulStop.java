package dev.devmentor.platform.request;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets the requests that are under way end before the service does, for a bounded time.
 *
 * <p>It stands in for {@code quarkus.shutdown.timeout}, which in Quarkus 3.30.5 and 3.30.6 always
 * waits the whole time, because Jackson's shutdown listener never reports back
 * (quarkusio/quarkus#51915).
 */
@ApplicationScoped
public class GracefulStop {

  private final Duration limit;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private int underWay;

  GracefulStop(RequestConfig config) {
    this.limit = config.drain();
  }

  void count(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(this::count);
  }

  private void count(RoutingContext context) {
    change(1);
    context.addEndHandler(_ -> change(-1));
    context.next();
  }

  private void change(int by) {
    lock.lock();
    try {
      underWay += by;
      if (underWay == 0) {
        ended.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Comes while the server still listens; at the {@code ShutdownEvent} it is closed already. */
  void drain(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
    long left = limit.toNanos();
    lock.lock();
    try {
      while (underWay > 0 && left > 0) {
        left = ended.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
