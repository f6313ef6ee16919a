package dev.devmentor.gateway.identity;

import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.pipeline.Stage;
import dev.devmentor.gateway.refusal.Refusal;
import dev.devmentor.gateway.route.Access;
import dev.devmentor.platform.problem.DomainException;
import dev.devmentor.platform.token.AccessToken;
import dev.devmentor.platform.token.InvalidToken;
import dev.devmentor.platform.token.TokenVerifier;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** Lets only believed tokens through to routes that are not public, and only with enough rights. */
@Singleton
public class Authentication implements Stage {

  private static final Logger LOG = Logger.getLogger(Authentication.class);
  private static final String SCHEME = "Bearer ";

  private final TokenVerifier tokens;

  Authentication(TokenVerifier tokens) {
    this.tokens = tokens;
  }

  @Override
  public void handle(Exchange exchange) {
    if (exchange.route().access() == Access.PUBLIC) {
      exchange.next();
      return;
    }
    tokens
        .verify(bearer(exchange))
        .subscribe()
        .with(token -> accept(exchange, token), failure -> exchange.refuse(refusal(failure)));
  }

  /** The service reads the same header: two of them could mean two people. */
  private static String bearer(Exchange exchange) {
    List<String> sent = exchange.request().headers().getAll("Authorization");
    if (sent.size() != 1 || !sent.getFirst().regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw Refusal.unauthenticated("This route needs one bearer token.");
    }
    return sent.getFirst().substring(SCHEME.length()).strip();
  }

  private static void accept(Exchange exchange, AccessToken token) {
    exchange.identity(token);
    if (exchange.route().access().admits(token.role())) {
      exchange.next();
    } else {
      exchange.refuse(Refusal.forbidden());
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
