package dev.devmentor.gateway.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class PipelinedRedisTest {

  @ConfigProperty(name = "quarkus.redis.hosts")
  String address;

  @Inject RedisDataSource redis;

  private Vertx vertx;
  private Context context;
  private PipelinedRedis pipelined;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    context = vertx.getOrCreateContext();
    pipelined = new PipelinedRedis(vertx, Redis.createClient(vertx, address));
  }

  @AfterEach
  void stop() {
    redis.execute("REPLICAOF", "NO", "ONE");
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void keepsAConnectionOnWhichARequestFails() {
    String id = connection();

    assertThat(send(Request.cmd(Command.GET)).failed()).isTrue();

    assertThat(connection()).isEqualTo(id);
  }

  /** A replica takes no writes, and answers all the same. */
  @Test
  void leavesAServerThatHasBecomeAReplica() {
    String id = connection();
    redis.execute("REPLICAOF", "127.0.0.1", "1");

    assertThat(send(Request.cmd(Command.SET).arg("key").arg("value")).failed()).isTrue();

    assertThat(connection()).isNotEqualTo(id);
    await().untilAsserted(() -> assertThat(clients()).doesNotContain("id=" + id + " "));
  }

  @Test
  void leavesItWhenAScriptFails() {
    String id = connection();
    redis.execute("REPLICAOF", "127.0.0.1", "1");
    RedisScript script = new RedisScript(pipelined, "/cache-write-begin.lua");

    assertThat(
            join(() ->
                    script.run(
                        List.of("devmentor:test"), request -> request.arg("write").arg(1_000)))
                .failed())
        .isTrue();

    assertThat(connection()).isNotEqualTo(id);
  }

  /** In a database of their own, to tell these connections from others. */
  @Test
  void opensAConnectionForEachEventLoopAtTheStart() {
    Vertx several = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(3));
    try {
      new PipelinedRedis(several, Redis.createClient(several, address + "/7")).open(null);

      await()
          .untilAsserted(
              () ->
                  assertThat(clients().lines().filter(line -> line.contains(" db=7 "))).hasSize(3));
    } finally {
      several.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private String connection() {
    return send(Request.cmd(Command.CLIENT).arg("ID")).result().toString();
  }

  private String clients() {
    return redis.execute("CLIENT", "LIST").toString();
  }

  private Future<Response> send(Request request) {
    return join(() -> pipelined.send(request));
  }

  private Future<Response> join(Supplier<Future<Response>> question) {
    Future<Response> answer =
        Future.future(promise -> context.runOnContext(_ -> question.get().onComplete(promise)));
    answer.otherwiseEmpty().toCompletionStage().toCompletableFuture().join();
    return answer;
  }
}
