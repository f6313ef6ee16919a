package dev.devmentor.benchmarks.auth;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Logins and refreshes at one service; used on the event loop of the load generator only. */
final class Sessions {

  private final Subject subject;
  private final List<String> names = Users.names();
  private final Map<Integer, String> refreshTokens = new HashMap<>();
  private int logins;

  Sessions(Subject subject) {
    this.subject = subject;
  }

  /** The next account logs in; its refresh token is kept for this worker. */
  Future<Boolean> login(HttpClient client, int worker) {
    String name = names.get(logins++ % names.size());
    return exchange(client, subject.login(), subject.loginBody().apply(name), worker);
  }

  /** The worker's refresh token is exchanged for the next; without one it logs in first. */
  Future<Boolean> refresh(HttpClient client, int worker) {
    String token = refreshTokens.get(worker);
    return token == null
        ? login(client, worker)
        : exchange(client, subject.refresh(), subject.refreshBody().apply(token), worker);
  }

  private Future<Boolean> exchange(
      HttpClient client, RequestOptions options, String body, int worker) {
    return client
        .request(options)
        .compose(request -> request.send(body))
        .compose(
            answer ->
                answer
                    .body()
                    .map(
                        content ->
                            answer.statusCode() == 200 && keep(worker, content.toJsonObject())));
  }

  private boolean keep(int worker, JsonObject answer) {
    String next = answer.getString(subject.refreshField());
    String previous = refreshTokens.put(worker, next);
    return next != null && !next.equals(previous);
  }
}
