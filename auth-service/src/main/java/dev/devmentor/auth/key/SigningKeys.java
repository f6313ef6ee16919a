package dev.devmentor.auth.key;

import dev.devmentor.platform.problem.BackendUnavailable;
import dev.devmentor.platform.token.KeySource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * The keys at hand. They are read once a minute, so that every instance knows what another one has
 * published long before it is used; the same round makes and retires keys when it is time.
 */
@ApplicationScoped
public class SigningKeys implements KeySource {

  private static final Logger LOG = Logger.getLogger(SigningKeys.class);

  private final SigningKeyRepository repository;
  private final KeyForge forge;
  private final KeyConfig config;
  private final AtomicReference<KeyRing> ring = new AtomicReference<>();

  SigningKeys(SigningKeyRepository repository, KeyForge forge, KeyConfig config) {
    this.repository = repository;
    this.forge = forge;
    this.config = config;
  }

  /** The key that signs now. */
  public Uni<SigningKey> active() {
    return current().map(KeyRing::active);
  }

  /** The public halves of all keys whose signatures are good, as JSON Web Keys. */
  public Uni<List<JsonObject>> published() {
    return current().map(KeyRing::jwks);
  }

  @Override
  public Uni<Optional<PublicKey>> find(String keyId) {
    return current()
        .chain(known -> known.publicKeys().containsKey(keyId) ? same(known) : readAgain(known))
        .map(keys -> Optional.ofNullable(keys.publicKeys().get(keyId)));
  }

  private static Uni<KeyRing> same(KeyRing known) {
    return Uni.createFrom().item(known);
  }

  /** An unknown id may be a key that another instance has made; forged ones must not cost much. */
  private Uni<KeyRing> readAgain(KeyRing known) {
    return known.readAt().plus(config.coolDown()).isAfter(Instant.now()) ? same(known) : refresh();
  }

  private Uni<KeyRing> current() {
    KeyRing known = ring.get();
    return known == null ? refresh() : same(known);
  }

  @Scheduled(
      every = "60s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      identity = "signing-keys")
  Uni<Void> keepUp() {
    return refresh()
        .replaceWithVoid()
        .onFailure()
        .recoverWithUni(
            failure -> {
              LOG.errorf("Signing keys not read: %s", failure.getMessage());
              return Uni.createFrom().voidItem();
            });
  }

  private Uni<KeyRing> refresh() {
    return repository
        .all()
        .chain(keys -> step(keys).isEmpty() ? stored(keys) : repository.alone(this::catchUp))
        .map(keys -> KeyRing.of(keys, forge, Instant.now()))
        .invoke(ring::set)
        .onFailure(IllegalStateException.class)
        .invoke(unusable -> LOG.error(unusable.getMessage()))
        .onFailure(IllegalStateException.class)
        .transform(_ -> new BackendUnavailable("signing key"));
  }

  private static Uni<List<StoredKey>> stored(List<StoredKey> keys) {
    return Uni.createFrom().item(keys);
  }

  /** Does what is due, step by step; another instance may have done it in the meantime. */
  private Uni<List<StoredKey>> catchUp(SqlConnection connection) {
    return repository
        .all(connection)
        .chain(
            keys ->
                step(keys)
                    .map(due -> take(due, connection).chain(() -> catchUp(connection)))
                    .orElseGet(() -> stored(keys)));
  }

  private Optional<KeyLifecycle.Step> step(List<StoredKey> keys) {
    return new KeyLifecycle(config.lifetime(), config.publishAhead()).due(keys, Instant.now());
  }

  private Uni<Void> take(KeyLifecycle.Step step, SqlConnection connection) {
    LOG.infof("Signing keys: %s", step);
    return switch (step) {
      case CREATE_ACTIVE -> repository.insert(connection, make(KeyStatus.ACTIVE));
      case CREATE_NEXT -> repository.insert(connection, make(KeyStatus.NEXT));
      case PROMOTE -> repository.promote(connection, Instant.now(), config.publishAfter());
      case DROP_EXPIRED -> repository.dropExpired(connection, Instant.now());
    };
  }

  private StoredKey make(KeyStatus status) {
    return forge.make(status, Instant.now());
  }

  /** How long verifiers may keep what is published. */
  Duration cache() {
    return config.cache();
  }
}
