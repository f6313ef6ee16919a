package dev.devmentor.platform.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.devmentor.platform.problem.BackendUnavailable;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Context;
import io.vertx.mutiny.core.Vertx;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JwksKeySourceTest {

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger requests = new AtomicInteger();
  private final List<Signer> published = new CopyOnWriteArrayList<>();

  /** Held while the issuer is not to answer. */
  private final Semaphore hold = new Semaphore(1);

  private HttpServer issuer;

  @BeforeEach
  void start() throws Exception {
    issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer.createContext(
        "/jwks",
        exchange -> {
          requests.incrementAndGet();
          hold.acquireUninterruptibly();
          hold.release();
          byte[] body = jwks().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    issuer.start();
  }

  @AfterEach
  void stop() {
    issuer.stop(0);
    vertx.closeAndAwait();
  }

  @Test
  void fetchesKeysOnceAndAnswersFromMemory() throws Exception {
    published.add(new Signer("a"));
    JwksKeySource keys = source("1h");
    assertThat(find(keys, "a")).contains(published.getFirst().publicKey());
    assertThat(find(keys, "a")).isPresent();
    assertThat(requests).hasValue(1);
  }

  @Test
  @DisplayName("ASVS 9.1.3: a thousand unknown key ids fetch the keys once in a cool-down")
  void forgedKeyIdsDoNotFloodTheIssuer() {
    JwksKeySource keys = source("1h");
    for (int i = 0; i < 1_000; i++) {
      assertThat(find(keys, "forged" + i)).isEmpty();
    }
    assertThat(requests).hasValue(1);
  }

  @Test
  void findsNewKeyAfterRotation() throws Exception {
    published.add(new Signer("old"));
    JwksKeySource keys = source("10ms");
    assertThat(find(keys, "old")).isPresent();
    published.add(new Signer("new"));
    Awaitility.await().untilAsserted(() -> assertThat(find(keys, "new")).isPresent());
  }

  @Test
  void knownKeysStayGoodWhenTheIssuerIsAway() throws Exception {
    published.add(new Signer("a"));
    JwksKeySource keys = source("0s");
    find(keys, "a");
    issuer.stop(0);
    assertThat(find(keys, "a")).isPresent();
    assertThatThrownBy(() -> find(keys, "b")).isInstanceOf(BackendUnavailable.class);
  }

  @Test
  void aWithdrawnKeyGoes() throws Exception {
    Signer withdrawn = new Signer("a");
    published.addAll(List.of(withdrawn, new Signer("b")));
    JwksKeySource keys = source("1h", "10ms");
    assertThat(find(keys, "a")).isPresent();
    published.remove(withdrawn);

    Awaitility.await().untilAsserted(() -> assertThat(find(keys, "a")).isEmpty());
    assertThat(find(keys, "b")).isPresent();
  }

  /** The user of a request hangs on its context: whoever waits must not go on as another one. */
  @Test
  void eachOfThoseWhoWaitTogetherGoesOnAsItself() throws Exception {
    published.add(new Signer("a"));
    JwksKeySource keys = source("1h");
    List<CompletableFuture<Boolean>> atHome = new ArrayList<>();
    hold.acquire();
    for (int i = 0; i < 8; i++) {
      Context own =
          VertxContext.createNewDuplicatedContext(vertx.getDelegate().getOrCreateContext());
      CompletableFuture<Boolean> home = new CompletableFuture<>();
      atHome.add(home);
      own.runOnContext(
          _ ->
              keys.find("a")
                  .subscribe()
                  .with(
                      _ -> home.complete(own.equals(io.vertx.core.Vertx.currentContext())),
                      home::completeExceptionally));
    }
    Awaitility.await().until(() -> requests.get() == 1);
    hold.release();

    assertThat(atHome).allSatisfy(home -> assertThat(home.get(5, TimeUnit.SECONDS)).isTrue());
  }

  private Optional<PublicKey> find(JwksKeySource keys, String keyId) {
    return keys.find(keyId).await().indefinitely();
  }

  private JwksKeySource source(String coolDown) {
    return source(coolDown, "1h");
  }

  private JwksKeySource source(String coolDown, String refresh) {
    String url = "http://127.0.0.1:" + issuer.getAddress().getPort() + "/jwks";
    TokenConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(TokenConfig.class)
            .withDefaultValue("devmentor.token.jwks-url", url)
            .withDefaultValue("devmentor.token.jwks-cool-down", coolDown)
            .withDefaultValue("devmentor.token.jwks-refresh", refresh)
            .withConverter(Duration.class, 200, new DurationConverter())
            .build()
            .getConfigMapping(TokenConfig.class);
    return new JwksKeySource(vertx, config);
  }

  private String jwks() {
    return published.stream()
        .map(Signer::jwk)
        .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }
}
