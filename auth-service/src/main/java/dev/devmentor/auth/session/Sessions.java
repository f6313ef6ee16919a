package dev.devmentor.auth.session;

import dev.devmentor.auth.client.Client;
import dev.devmentor.auth.token.AccessTokens;
import dev.devmentor.auth.token.RefreshToken;
import dev.devmentor.auth.user.User;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Opens sessions, for whoever has checked that the user may have one. */
@ApplicationScoped
public class Sessions {

  private final SessionRepository repository;
  private final AccessTokens accessTokens;
  private final SessionConfig config;

  Sessions(SessionRepository repository, AccessTokens accessTokens, SessionConfig config) {
    this.repository = repository;
    this.accessTokens = accessTokens;
    this.config = config;
  }

  /** A new family of tokens, in the transaction that runs as the user. */
  public Uni<OpenSession> open(SqlConnection connection, User user, Client client) {
    RefreshToken token = RefreshToken.first();
    return repository
        .insert(connection, user.id(), token, client, config)
        .map(id -> new OpenSession(user, id, token));
  }

  /** What the client gets, after the commit. */
  public Uni<SessionAnswer> answer(OpenSession session) {
    return accessTokens
        .issue(session.user(), session.id())
        .map(
            accessToken ->
                new SessionAnswer(
                    accessToken,
                    session.token().text(),
                    "Bearer",
                    accessTokens.lifetime().toSeconds(),
                    session.user()));
  }
}
