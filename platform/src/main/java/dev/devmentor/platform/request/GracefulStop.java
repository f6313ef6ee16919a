package dev.devmentor.platform.request;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets the requests that are under way end before the service does, for a bounded time, and what is
 * done for them after their clients have left. Their answers, and those of requests that still
 * come, are the last on their connections and say so.
 *
 * <p>It stands in for {@code quarkus.shutdown.timeout}, which in Quarkus 3.30.5 and 3.30.6 always
 * waits the whole time, because Jackson's shutdown listener never reports back
 * (quarkusio/quarkus#51915).
 */
@ApplicationScoped
public class GracefulStop {

  /** Before all others who observe that the end begins. */
  private static final int FIRST = 1;

  private final Duration limit;
  private final Map<RoutingContext, Context> underWay = new ConcurrentHashMap<>();
  private final Set<Object> work = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private volatile boolean stopping;

  GracefulStop(RequestConfig config) {
    this.limit = config.drain();
  }

  void count(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(this::count);
  }

  private void count(RoutingContext context) {
    underWay.put(context, Vertx.currentContext());
    context.addEndHandler(_ -> release(context));
    if (stopping) {
      makeLast(context);
    }
    context.next();
  }

  /** Waits no longer for this request; for one whose end the server will not tell. */
  public void release(RoutingContext context) {
    underWay.remove(context);
    tell();
  }

  /** Waits for this work too, whatever becomes of the request that it belongs to. */
  public void begin(Object own) {
    work.add(own);
  }

  /** This work is done. */
  public void end(Object own) {
    work.remove(own);
    tell();
  }

  private void tell() {
    if (stopping) {
      lock.lock();
      try {
        ended.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /** From here on clients are told to go elsewhere. */
  void announce(@Observes @Priority(FIRST) ShutdownDelayInitiatedEvent event) {
    stopping = true;
    underWay.forEach((request, own) -> own.runOnContext(_ -> makeLast(request)));
  }

  /** Of HTTP/1; what HTTP/2 has for it goes out when the server closes. */
  private static void makeLast(RoutingContext context) {
    if (context.request().version() == HttpVersion.HTTP_2 || context.response().ended()) {
      return;
    }
    if (!context.response().headWritten()) {
      context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    HttpServerRequest request = context.request();
    context.addEndHandler(_ -> BodyEnd.of(request).onComplete(_ -> request.connection().close()));
  }

  /** Comes while the server still listens; at the {@code ShutdownEvent} it is closed already. */
  void drain(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
    long left = limit.toNanos();
    lock.lock();
    try {
      while (!(underWay.isEmpty() && work.isEmpty()) && left > 0) {
        left = ended.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
