package dev.devmentor.platform.token;

import dev.devmentor.platform.context.CallerContext;
import dev.devmentor.platform.problem.BackendUnavailable;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * The issuer's keys over HTTP (JWKS, RFC 7517). Known keys answer from memory; an unknown id asks
 * the issuer, at most once per cool-down, so that forged ids cannot flood it. When the issuer is
 * away the known keys stay good.
 */
@DefaultBean
@ApplicationScoped
public class JwksKeySource implements KeySource {

  private static final Logger LOG = Logger.getLogger(JwksKeySource.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final TokenConfig config;
  private final HttpClient http;
  private final AtomicReference<Keys> known = new AtomicReference<>(Keys.NONE);
  private final AtomicReference<Uni<Keys>> underWay = new AtomicReference<>();

  JwksKeySource(Vertx vertx, TokenConfig config) {
    this.http = vertx.createHttpClient();
    this.config = config;
  }

  @Override
  public Uni<Optional<PublicKey>> find(String keyId) {
    Keys keys = known.get();
    PublicKey key = keys.byId().get(keyId);
    if (key != null) {
      if (keys.isOlderThan(config.jwksRefresh())) {
        fetch().subscribe().with(_ -> {}, failure -> LOG.warn("Keys not refreshed", failure));
      }
      return Uni.createFrom().item(Optional.of(key));
    }
    if (!keys.isOlderThan(config.jwksCoolDown())) {
      return keys.reachable()
          ? Uni.createFrom().item(Optional.empty())
          : Uni.createFrom().failure(new BackendUnavailable("token issuer"));
    }
    return CallerContext.resume(fetch()).map(fresh -> Optional.ofNullable(fresh.byId().get(keyId)));
  }

  /**
   * One request at a time: whoever comes while it is under way gets its outcome too, on the context
   * of the one who came first.
   */
  private Uni<Keys> fetch() {
    Uni<Keys> fresh =
        request()
            .invoke(known::set)
            .onFailure()
            .invoke(() -> known.updateAndGet(Keys::unreached))
            .onFailure()
            .transform(_ -> new BackendUnavailable("token issuer"))
            .onTermination()
            .invoke(() -> underWay.set(null))
            .memoize()
            .indefinitely();
    return underWay.compareAndSet(null, fresh)
        ? fresh
        : Optional.ofNullable(underWay.get()).orElse(fresh);
  }

  private Uni<Keys> request() {
    URI url = config.jwksUrl().orElseThrow();
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(url.toString())
            .setTimeout(TIMEOUT.toMillis()); // or the connection stays taken
    return http.request(options)
        .chain(HttpClientRequest::send)
        .chain(JwksKeySource::body)
        .map(JwksKeySource::parse)
        .ifNoItem()
        .after(TIMEOUT)
        .fail();
  }

  private static Uni<String> body(HttpClientResponse response) {
    return response.statusCode() == 200
        ? response.body().map(buffer -> buffer.toString())
        : Uni.createFrom().failure(new IllegalStateException("JWKS " + response.statusCode()));
  }

  private static Keys parse(String json) {
    try {
      Map<String, PublicKey> byId =
          new JsonWebKeySet(json)
              .getJsonWebKeys().stream()
                  .filter(PublicJsonWebKey.class::isInstance)
                  .map(PublicJsonWebKey.class::cast)
                  .collect(Collectors.toMap(JsonWebKey::getKeyId, PublicJsonWebKey::getPublicKey));
      return new Keys(byId, Instant.now(), true);
    } catch (JoseException malformed) {
      throw new IllegalStateException("the issuer's answer is no JWKS", malformed);
    }
  }

  /** What the issuer said last, and when it was asked. */
  private record Keys(Map<String, PublicKey> byId, Instant askedAt, boolean reachable) {

    static final Keys NONE = new Keys(Map.of(), Instant.EPOCH, false);

    boolean isOlderThan(Duration age) {
      return askedAt.plus(age).isBefore(Instant.now());
    }

    Keys unreached() {
      return new Keys(byId, Instant.now(), false);
    }
  }
}
