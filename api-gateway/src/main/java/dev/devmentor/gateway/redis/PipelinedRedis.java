package dev.devmentor.gateway.redis;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Redis over one connection for each event loop: requests follow each other without waiting for
 * answers, none waits for a connection of a pool, and no answer changes threads.
 */
@Singleton
public class PipelinedRedis {

  /** Of a replica, one that has lost its primary, and a server that reads its data. */
  private static final List<String> OF_USELESS_SERVERS =
      List.of("READONLY ", "MASTERDOWN ", "LOADING ");

  private final Vertx vertx;
  private final Redis redis;
  private final ThreadLocal<Link> links = new ThreadLocal<>();

  public PipelinedRedis(Vertx vertx, Redis redis) {
    this.vertx = vertx;
    this.redis = redis;
  }

  /** No event loop's first request has to wait for its connection, unless Redis is away now. */
  void open(@Observes StartupEvent started) {
    VertxInternal owner = (VertxInternal) vertx;
    for (EventExecutor loop : owner.getEventLoopGroup()) {
      owner
          .createEventLoopContext((EventLoop) loop, null, getClass().getClassLoader())
          .runOnContext(
              _ -> {
                Future<Response> _ = send(Request.cmd(Command.PING));
              });
    }
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
      return open == null ? sendLater(request) : send(request, open);
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

    private Future<Response> send(Request request, AsyncResult<RedisConnection> opened) {
      return opened.succeeded()
          ? send(request, opened.result())
          : Future.failedFuture(opened.cause());
    }

    private Future<Response> send(Request request, RedisConnection connection) {
      return connection.send(request).onFailure(failure -> leaveIfUseless(connection, failure));
    }

    /** It answers, so it would be kept for ever; at the same address there may be a better one. */
    private void leaveIfUseless(RedisConnection connection, Throwable failure) {
      if (isUseless(failure) && connection.equals(open)) {
        forget();
        connection.send(Request.cmd(Command.QUIT));
      }
    }

    /** A script's error has the server's inside. */
    private static boolean isUseless(Throwable failure) {
      String message = String.valueOf(failure.getMessage());
      return OF_USELESS_SERVERS.stream().anyMatch(message::contains);
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
