package dev.devmentor.platform.request;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Names each request: the client's {@code X-Request-Id} if it is sane, else a new one. */
@ApplicationScoped
public class RequestIds {

  /** The header and, in lower camel case, the key in the log's context. */
  public static final String HEADER = "X-Request-Id";

  private static final String KEY = "requestId";
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  void register(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(RequestIds::name);
  }

  private static void name(RoutingContext context) {
    String id = sane(context.request().getHeader(HEADER));
    context.put(KEY, id);
    context.response().putHeader(HEADER, id);
    MDC.put(KEY, id);
    context.next();
  }

  /** The id itself if it may be trusted in logs and headers, else a new one. */
  public static String sane(String offered) {
    return offered != null && SANE.matcher(offered).matches() ? offered : fresh();
  }

  /** A UUID of version 4; it protects nothing, so any random number does. */
  private static String fresh() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() >>> 2) | Long.MIN_VALUE;
    return new UUID(high, low).toString();
  }

  /** The id of the request at hand. */
  public static String of(RoutingContext context) {
    return context.get(KEY);
  }
}
