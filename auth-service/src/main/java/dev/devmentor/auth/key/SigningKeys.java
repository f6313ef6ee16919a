package dev.devmentor.auth.key;

import dev.devmentor.auth.audit.AuditEvent;
import dev.devmentor.auth.audit.AuditLog;
import dev.devmentor.auth.client.Client;
import dev.devmentor.auth.key.KeyLifecycle.Step;
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
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * The keys at hand. They are read every minute, so that every instance knows what another one has
 * published long before it is used; the same round makes and retires keys when it is time.
 */
@ApplicationScoped
public class SigningKeys implements KeySource {

  private static final Client NOBODY = new Client(null, null);
  private static final Logger LOG = Logger.getLogger(SigningKeys.class);

  private final SigningKeyRepository repository;
  private final KeyForge forge;
  private final KeyConfig config;
  private final AuditLog audit;
  private final AtomicReference<KeyRing> ring = new AtomicReference<>();

  /** When somebody last looked for an unknown key; nobody does so again before the cool-down. */
  private final AtomicReference<Instant> lookedAt = new AtomicReference<>(Instant.MIN);

  SigningKeys(SigningKeyRepository repository, KeyForge forge, KeyConfig config, AuditLog audit) {
    this.repository = repository;
    this.forge = forge;
    this.config = config;
    this.audit = audit;
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
    Instant now = Instant.now();
    Instant before = lookedAt.get();
    Instant cool = now.minus(config.coolDown());
    boolean mayLook = known.readAt().isBefore(cool) && before.isBefore(cool);
    return mayLook && lookedAt.compareAndSet(before, now) ? refresh() : same(known);
  }

  private Uni<KeyRing> current() {
    KeyRing known = ring.get();
    return known == null ? refresh() : same(known);
  }

  @Scheduled(
      every = "{devmentor.key.refresh}",
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
        .chain(keys -> isSettled(keys) ? stored(keys) : repository.alone(this::catchUp))
        .map(keys -> KeyRing.of(keys, forge, Instant.now()))
        .invoke(ring::set)
        .onFailure(IllegalStateException.class)
        .invoke(unusable -> LOG.error(unusable.getMessage()))
        .onFailure(IllegalStateException.class)
        .transform(_ -> new BackendUnavailable("signing key"));
  }

  private boolean isSettled(List<StoredKey> keys) {
    return step(keys).isEmpty() && keys.stream().noneMatch(forge::isSealedByAnother);
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
                    .orElseGet(() -> resealed(connection, keys)));
  }

  /** After the master key was changed; the lock keeps instances from doing it at once. */
  private Uni<List<StoredKey>> resealed(SqlConnection connection, List<StoredKey> keys) {
    Optional<StoredKey> foreign = keys.stream().filter(forge::isSealedByAnother).findFirst();
    return foreign
        .map(forge::resealed)
        .map(key -> repository.reseal(connection, key).chain(() -> catchUp(connection)))
        .orElseGet(() -> stored(keys));
  }

  /**
   * Has the next key take over as soon as every instance and verifier can know it; makes it if
   * there is none. The keys as they are then.
   *
   * @param adminId who wants it
   */
  Uni<List<StoredKey>> rotate(UUID adminId, Client client) {
    return repository.alone(connection -> rotate(connection, adminId, client)).call(this::refresh);
  }

  private Uni<List<StoredKey>> rotate(SqlConnection connection, UUID adminId, Client client) {
    Instant now = Instant.now();
    return catchUp(connection)
        .chain(keys -> hasNext(keys) ? nothing() : take(Step.CREATE_NEXT, connection))
        .chain(() -> repository.hasten(connection, now, config.handOver()))
        .chain(() -> audit.append(connection, rotation(adminId, "requested"), client))
        .chain(() -> repository.all(connection));
  }

  private static boolean hasNext(List<StoredKey> keys) {
    return keys.stream().anyMatch(key -> key.status() == KeyStatus.NEXT);
  }

  private static AuditLog.Act rotation(UUID adminId, String step) {
    JsonObject details = new JsonObject().put("step", step);
    return new AuditLog.Act(AuditEvent.SIGNING_KEY_ROTATED, null, adminId, details);
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  private Optional<Step> step(List<StoredKey> keys) {
    return new KeyLifecycle(config.lifetime(), config.publishAhead()).due(keys, Instant.now());
  }

  private Uni<Void> take(Step step, SqlConnection connection) {
    LOG.infof("Signing keys: %s", step);
    return switch (step) {
      case CREATE_ACTIVE -> repository.insert(connection, make(KeyStatus.ACTIVE));
      case CREATE_NEXT -> repository.insert(connection, make(KeyStatus.NEXT));
      case PROMOTE ->
          repository
              .promote(connection, Instant.now(), config.publishAfter())
              .chain(() -> audit.append(connection, rotation(null, "promoted"), NOBODY));
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
