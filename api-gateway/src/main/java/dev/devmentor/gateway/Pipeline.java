package dev.devmentor.gateway;

import dev.devmentor.gateway.admission.Admission;
import dev.devmentor.gateway.body.BodyLimit;
import dev.devmentor.gateway.body.FramingCheck;
import dev.devmentor.gateway.cache.CacheLookup;
import dev.devmentor.gateway.cache.Invalidation;
import dev.devmentor.gateway.cache.ResponseCache;
import dev.devmentor.gateway.client.ClientDetection;
import dev.devmentor.gateway.client.ProcessAccess;
import dev.devmentor.gateway.header.Cors;
import dev.devmentor.gateway.header.SecurityHeaders;
import dev.devmentor.gateway.identity.Authentication;
import dev.devmentor.gateway.intake.Intake;
import dev.devmentor.gateway.normalization.TargetNormalization;
import dev.devmentor.gateway.observation.Observation;
import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.pipeline.Stage;
import dev.devmentor.gateway.proxy.Forwarding;
import dev.devmentor.gateway.refusal.Refusal;
import dev.devmentor.gateway.route.OwnAnswers;
import dev.devmentor.gateway.route.RouteSelection;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The way of every request through the gateway, in this order. The stages are singletons and made
 * at the start: configuration that makes no sense stops the process there.
 */
@Singleton
public class Pipeline {

  private static final List<Class<? extends Stage>> ORDER =
      List.of(
          Observation.class, // pauses the body; times, counts and logs whatever follows
          SecurityHeaders.class,
          FramingCheck.class, // ambiguous framing never goes further
          ClientDetection.class, // whom the address belongs to
          TargetNormalization.class, // one spelling for each path
          Cors.class,
          RouteSelection.class, // 404 and 405
          Authentication.class, // 401 and 403
          CacheLookup.class, // asks about a copy of the answer in the limiter's round trip
          Admission.class, // 429, and 401 for revoked sessions
          BodyLimit.class, // 413
          OwnAnswers.class, // health, openapi, docs end here
          Intake.class, // small bodies are read first; 408, and 413 for bodies of unknown length
          Invalidation.class, // writes make cached answers void
          ResponseCache.class, // answers known already end here
          Forwarding.class); // 503 and 504

  /** After the request id (-1000), before everything that Quarkus itself would do. */
  private static final int PLACE = -900;

  /** So Vert.x refuses origins. */
  private static final int FORBIDDEN = 403;

  private static final Logger LOG = Logger.getLogger(Pipeline.class);

  private final Instance<Stage> stages;
  private final ProcessAccess process;

  Pipeline(@Any Instance<Stage> stages, ProcessAccess process) {
    this.stages = stages;
    this.process = process;
  }

  void install(@Observes Router router) {
    List<Stage> order = ORDER.stream().<Stage>map(type -> stages.select(type).get()).toList();
    router
        .route()
        .order(PLACE)
        .handler(context -> begin(order, context))
        .failureHandler(Pipeline::unexpected);
    // A handler of Vert.x that stands in for a stage passes on to the next route.
    router.route().order(PLACE + 1).handler(Pipeline::goOn).failureHandler(Pipeline::unexpected);
  }

  private void begin(List<Stage> order, RoutingContext context) {
    if (process.admits(context.request())) {
      context.next();
    } else {
      Exchange.begin(context, order).next();
    }
  }

  private static void goOn(RoutingContext context) {
    Exchange.of(context).ifPresentOrElse(Exchange::next, context::next);
  }

  private static void unexpected(RoutingContext context) {
    if (context.statusCode() == FORBIDDEN) {
      Exchange.of(context).ifPresent(exchange -> exchange.refuse(Refusal.foreignOrigin()));
      return;
    }
    LOG.error("A stage failed", context.failure());
    Exchange.of(context)
        .ifPresentOrElse(exchange -> exchange.refuse(Refusal.internal()), context::next);
  }
}
