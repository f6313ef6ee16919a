package dev.devmentor.gateway.admission;

import dev.devmentor.gateway.admission.Verdict.Outcome;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts in Redis, for all gateways together, and asks for the session in the same round trip. */
@Singleton
class RedisLimiter {

  private static final Outcome[] OUTCOMES = Outcome.values();

  private final Redis redis;
  private final String script = script();
  private final String digest = digest(script);

  RedisLimiter(Redis redis) {
    this.redis = redis;
  }

  /** Fails if Redis does; how long that takes is the caller's business. */
  Future<Verdict> decide(Claim claim) {
    return send(claim, Command.EVALSHA, digest)
        .recover(
            failure ->
                isUnknownScript(failure)
                    ? send(claim, Command.EVAL, script)
                    : Future.failedFuture(failure))
        .map(RedisLimiter::verdict);
  }

  private Future<Response> send(Claim claim, Command command, String code) {
    Request request = Request.cmd(command).arg(code);
    claim
        .revocation()
        .ifPresentOrElse(
            mark -> request.arg(2).arg(claim.bucket()).arg(mark),
            () -> request.arg(1).arg(claim.bucket()));
    return redis.send(request.arg(claim.policy().interval()).arg(claim.policy().tolerance()));
  }

  private static boolean isUnknownScript(Throwable failure) {
    return failure.getMessage() != null && failure.getMessage().startsWith("NOSCRIPT");
  }

  private static Verdict verdict(Response reply) {
    return new Verdict(
        OUTCOMES[reply.get(0).toInteger()],
        reply.get(1).toLong(),
        Gcra.micros(reply.get(2).toLong()),
        Gcra.micros(reply.get(3).toLong()));
  }

  private static String script() {
    try (InputStream lua = RedisLimiter.class.getResourceAsStream("/admission.lua")) {
      return new String(lua.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Redis names scripts by their SHA-1. */
  private static String digest(String script) {
    try {
      byte[] code = script.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(code));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
