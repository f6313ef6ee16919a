package dev.devmentor.gateway.redis;

import dev.devmentor.gateway.digest.Digest;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** A Lua script: sent by its digest, and whole only to a server that does not know it yet. */
public final class RedisScript {

  private final PipelinedRedis redis;
  private final String code;
  private final String digest;

  /**
   * @param name of the resource that holds it
   */
  public RedisScript(PipelinedRedis redis, String name) {
    this.redis = redis;
    this.code = read(name);
    this.digest = Digest.SHA_1.of(code);
  }

  /** Runs it; fails if Redis does. How long that takes is the caller's business. */
  public Future<Response> run(List<String> keys, Consumer<Request> arguments) {
    return send(Command.EVALSHA, digest, keys, arguments)
        .recover(
            failure ->
                isUnknown(failure)
                    ? send(Command.EVAL, code, keys, arguments)
                    : Future.failedFuture(failure));
  }

  private Future<Response> send(
      Command command, String script, List<String> keys, Consumer<Request> arguments) {
    Request request = Request.cmd(command).arg(script).arg(keys.size());
    keys.forEach(request::arg);
    arguments.accept(request);
    return redis.send(request);
  }

  private static boolean isUnknown(Throwable failure) {
    return failure.getMessage() != null && failure.getMessage().startsWith("NOSCRIPT");
  }

  private static String read(String name) {
    try (InputStream lua = RedisScript.class.getResourceAsStream(name)) {
      return new String(lua.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
