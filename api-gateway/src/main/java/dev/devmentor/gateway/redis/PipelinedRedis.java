package dev.devmentor.gateway.redis;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;

/**
 * Redis over one connection for each event loop: requests follow each other without waiting for
 * answers, none waits for a connection of a pool, and no answer changes threads.
 */
@Singleton
public class PipelinedRedis {

  private final Vertx vertx;
  private final Redis redis;
  private final ThreadLocal<Link> links = new ThreadLocal<>();

  public PipelinedRedis(Vertx vertx, Redis redis) {
    this.vertx = vertx;
    this.redis = redis;
  }

  /** What Redis says, on the context of the caller; to be called on an event loop. */
  public Future<Response> send(Request request) {
    Link link = links.get();
    if (link == null) {
      link = new Link();
      links.set(link);
    }
    return link.send(request);
  }

  /** One connection, opened at its first use and again after it has ended. */
  private final class Link {

    private Future<RedisConnection> opening;
    private RedisConnection open;

    Future<Response> send(Request request) {
      return open == null ? sendLater(request) : open.send(request);
    }

    /** Many may wait for the one connection; each goes on as itself. */
    private Future<Response> sendLater(Request request) {
      Context own = vertx.getOrCreateContext();
      Promise<Response> answer = Promise.promise();
      opening()
          .onComplete(opened -> own.runOnContext(_ -> send(request, opened).onComplete(answer)));
      return answer.future();
    }

    /** It may have failed before it is returned; the next request then tries again. */
    private Future<RedisConnection> opening() {
      if (opening != null) {
        return opening;
      }
      Future<RedisConnection> attempt = redis.connect();
      opening = attempt;
      return attempt.onSuccess(this::use).onFailure(_ -> forget());
    }

    private static Future<Response> send(Request request, AsyncResult<RedisConnection> opened) {
      return opened.succeeded()
          ? opened.result().send(request)
          : Future.failedFuture(opened.cause());
    }

    private void use(RedisConnection connection) {
      connection.exceptionHandler(_ -> forget(connection));
      connection.endHandler(_ -> forget(connection));
      open = connection;
    }

    /** The end of an older one may be late. */
    private void forget(RedisConnection ended) {
      if (ended.equals(open)) {
        forget();
      }
    }

    private void forget() {
      open = null;
      opening = null;
    }
  }
}
