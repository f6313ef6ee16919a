package dev.devmentor.gateway.identity;

import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.pipeline.Stage;
import dev.devmentor.gateway.refusal.Refusal;
import dev.devmentor.gateway.route.Access;
import dev.devmentor.gateway.route.Route;
import dev.devmentor.platform.problem.DomainException;
import dev.devmentor.platform.token.InvalidToken;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Lets only believed tokens through to routes that are not public, and only with enough rights. */
@Singleton
public class Authentication implements Stage {

  private static final Logger LOG = Logger.getLogger(Authentication.class);

  private final Callers callers;

  Authentication(Callers callers) {
    this.callers = callers;
  }

  @Override
  public void handle(Exchange exchange) {
    if (exchange.route().access() == Access.PUBLIC) {
      exchange.next();
      return;
    }
    callers
        .of(exchange)
        .subscribe()
        .with(caller -> accept(exchange, caller), failure -> exchange.refuse(refusal(failure)));
  }

  private static void accept(Exchange exchange, Caller caller) {
    exchange.caller(caller);
    Route route = exchange.route();
    String scope = route.scope(exchange.request().method());
    if (!route.access().admits(caller.token().role())) {
      exchange.refuse(Refusal.forbidden());
    } else if (!caller.scopes().cover(scope)) {
      exchange.refuse(Refusal.insufficientScope(scope));
    } else {
      exchange.next();
    }
  }

  private static DomainException refusal(Throwable failure) {
    return switch (failure) {
      case InvalidToken _ -> Refusal.unauthenticated("The token is not valid, or not any more.");
      case DomainException known -> known;
      default -> {
        LOG.error("A token could not be verified", failure);
        yield Refusal.internal();
      }
    };
  }
}
