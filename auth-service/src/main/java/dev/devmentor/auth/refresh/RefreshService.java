package dev.devmentor.auth.refresh;

import dev.devmentor.auth.client.Client;
import dev.devmentor.auth.refusal.Refusal;
import dev.devmentor.auth.session.OpenSession;
import dev.devmentor.auth.session.RevokeReason;
import dev.devmentor.auth.session.SessionEnd;
import dev.devmentor.auth.token.RefreshToken;
import dev.devmentor.auth.user.User;
import dev.devmentor.auth.user.UserRepository;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Exchanges refresh tokens. The current token of an open session is replaced by one statement; any
 * other is decided about under a lock of its session. Refreshes of one session wait for each other
 * at its row, and whoever comes second with the same token gets the same successor, so parallel and
 * repeated refreshes all end with one token that is good.
 */
@ApplicationScoped
public class RefreshService {

  private final RefreshRepository repository;
  private final RefreshRotation rotation;
  private final SessionEnd end;
  private final UserRepository users;
  private final RowSecurity rows;

  RefreshService(
      RefreshRepository repository,
      RefreshRotation rotation,
      SessionEnd end,
      UserRepository users,
      RowSecurity rows) {
    this.repository = repository;
    this.rotation = rotation;
    this.end = end;
    this.users = users;
    this.rows = rows;
  }

  /**
   * The session with its next token. Fails with {@link Refusal.RefreshInvalid} or {@link
   * Refusal.RefreshReused}.
   */
  public Uni<OpenSession> refresh(String text, Client client) {
    return Uni.createFrom()
        .item(() -> RefreshToken.parse(text).orElseThrow(Refusal.RefreshInvalid::new))
        .chain(
            token ->
                rotation
                    .replace(token)
                    .chain(
                        replaced ->
                            replaced
                                .map(session -> Uni.createFrom().item(session))
                                .orElseGet(() -> settle(token, client))));
  }

  /** What becomes of a token that is not the current one of an open session. */
  private Uni<OpenSession> settle(RefreshToken token, Client client) {
    return repository.find(token).chain(owner -> settle(token, owner, client));
  }

  private Uni<OpenSession> settle(
      RefreshToken token, Optional<RefreshRepository.Owner> owner, Client client) {
    if (owner.isEmpty()) {
      return Uni.createFrom().failure(new Refusal.RefreshInvalid());
    }
    Exchange exchange = new Exchange(token, owner.get().userId(), client);
    return rows.transaction(
            exchange.userId(),
            connection ->
                repository
                    .lock(connection, owner.get().sessionId())
                    .chain(found -> decide(connection, found, exchange)))
        .chain(this::conclude);
  }

  private Uni<Result> decide(
      SqlConnection connection, Optional<StoredSession> found, Exchange exchange) {
    if (found.isEmpty()) {
      return Uni.createFrom().item(new Over());
    }
    StoredSession session = found.get();
    return switch (rotation.outcome(session, exchange.token())) {
      case REPEAT ->
          rotation
              .repeat(session, exchange.token())
              .map(next -> renewed(connection, session, next, exchange))
              .orElseGet(() -> Uni.createFrom().item(new Over()));
      case REUSED -> reused(connection, session, exchange);
      case ENDED -> Uni.createFrom().item(new Over());
    };
  }

  private Uni<Result> renewed(
      SqlConnection connection, StoredSession session, RefreshToken next, Exchange exchange) {
    return users
        .find(connection, exchange.userId())
        .map(
            user ->
                user.filter(User::active)
                    .<Result>map(active -> new Renewed(new OpenSession(active, session.id(), next)))
                    .orElseGet(Over::new));
  }

  private Uni<Result> reused(SqlConnection connection, StoredSession session, Exchange exchange) {
    return end.one(
            connection,
            exchange.userId(),
            session.id(),
            RevokeReason.TOKEN_REUSED,
            exchange.client())
        .map(Reused::new);
  }

  /** What was decided has committed, the revocation after a theft too; now the client is told. */
  private Uni<OpenSession> conclude(Result result) {
    return switch (result) {
      case Renewed renewed -> Uni.createFrom().item(renewed.session());
      case Reused reused ->
          end.announce(reused.ended()).chain(() -> failure(new Refusal.RefreshReused()));
      case Over _ -> failure(new Refusal.RefreshInvalid());
    };
  }

  private static Uni<OpenSession> failure(Refusal refusal) {
    return Uni.createFrom().failure(refusal);
  }

  private record Exchange(RefreshToken token, UUID userId, Client client) {}

  private sealed interface Result {}

  private record Renewed(OpenSession session) implements Result {}

  private record Reused(List<UUID> ended) implements Result {}

  private record Over() implements Result {}
}
