package dev.devmentor.gateway.cache.store;

import dev.devmentor.gateway.cache.policy.CacheConfig;
import dev.devmentor.gateway.redis.PatientRedis;
import dev.devmentor.gateway.redis.PipelinedRedis;
import dev.devmentor.gateway.redis.RedisScript;
import dev.devmentor.gateway.redis.TurnBatch;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Answers in Redis. Each one carries the generations that its tags had when the service was asked;
 * it is valid as long as they are the same. A write is entered in a register before the service
 * sees it and ends the generations of its tags before the client hears of it.
 */
@Singleton
public class AnswerStore {

  /** Longer than any answer lives. */
  private static final Duration GENERATION_LIFE = Duration.ofHours(1);

  /** What could not be kept just now cannot be kept in the next moments either. */
  private static final Duration UNKEPT_FOR = Duration.ofMillis(500);

  /** Missed writes that are remembered one by one, about 2 MiB. */
  private static final int MOST_MISSED = 10_000;

  private final PatientRedis patience;
  private final CacheConfig config;
  private final RedisScript check;
  private final RedisScript find;
  private final RedisScript keep;
  private final RedisScript release;
  private final RedisScript begin;
  private final RedisScript end;
  private final TurnBatch<Copy, OptionalLong> checks;
  private final MissedWrites missedWrites;

  AnswerStore(Vertx vertx, PipelinedRedis redis, CacheConfig config) {
    this.config = config;
    this.patience = new PatientRedis("cache", config.redisTimeout(), config.redisPause());
    this.checks = new TurnBatch<>(vertx, this::ages);
    this.missedWrites = new MissedWrites(vertx, this::tell, config.redisPause(), MOST_MISSED);
    this.check = new RedisScript(redis, "/cache-check.lua");
    this.find = new RedisScript(redis, "/cache-find.lua");
    this.keep = new RedisScript(redis, "/cache-keep.lua");
    this.release = new RedisScript(redis, "/cache-release.lua");
    this.begin = new RedisScript(redis, "/cache-write-begin.lua");
    this.end = new RedisScript(redis, "/cache-write-end.lua");
  }

  /**
   * The age in milliseconds of the answer that this is a copy of; empty if it is not kept any more
   * or not valid. Fails if Redis does.
   */
  public Future<OptionalLong> age(Copy copy) {
    return missedWrites.any() ? Future.succeededFuture(OptionalLong.empty()) : checks.ask(copy);
  }

  private Future<List<OptionalLong>> ages(List<Copy> copies) {
    List<String> keys = new ArrayList<>();
    copies.forEach(copy -> keys.addAll(copy.names()));
    return patience
        .ask(() -> check.run(keys, request -> copies.forEach(copy -> copy.describe(request))))
        .map(reply -> reply.stream().map(AnswerStore::age).toList());
  }

  private static OptionalLong age(Response millis) {
    return millis.toLong() < 0 ? OptionalLong.empty() : OptionalLong.of(millis.toLong());
  }

  /** Looks for an answer; fails if Redis does, or has not been told of all writes. */
  public Future<Finding> find(Reading reading) {
    return missedWrites.any()
        ? Future.failedFuture("Redis has still to be told of writes")
        : found(reading);
  }

  private Future<Finding> found(Reading reading) {
    List<String> keys = new ArrayList<>(List.of(reading.key(), StoreKeys.lock(reading.key())));
    keys.addAll(StoreKeys.generations(reading.tags()));
    keys.addAll(StoreKeys.registers(reading.tags()));
    return patience
        .ask(() -> find.run(keys, request -> reading.describe(request, GENERATION_LIFE)))
        .map(Finding::of);
  }

  /** Keeps an answer under the generation that was found before the service was asked. */
  public Future<Void> keep(Reading reading, String generation, CachedAnswer answer, Duration life) {
    List<String> keys = List.of(reading.key(), StoreKeys.lock(reading.key()));
    return patience
        .ask(
            () ->
                keep.run(
                    keys,
                    request ->
                        request
                            .arg(generation)
                            .arg(answer.head())
                            .arg(answer.body())
                            .arg(life.toMillis())))
        .mapEmpty();
  }

  /** There will be no answer: nobody waits for one in the next moments. */
  public void giveUp(Reading reading, String generation) {
    release(reading, generation, UNKEPT_FOR);
  }

  /** Whoever was to ask does not: the next one may. */
  public void release(Reading reading, String generation) {
    release(reading, generation, Duration.ZERO);
  }

  private void release(Reading reading, String generation, Duration mark) {
    List<String> keys = List.of(StoreKeys.lock(reading.key()));
    patience.ask(() -> release.run(keys, request -> request.arg(generation).arg(mark.toMillis())));
  }

  /** Enters a write; never fails. */
  public Future<Void> begin(UUID write, List<String> tags) {
    return patience
        .ask(
            () ->
                begin.run(
                    StoreKeys.registers(tags),
                    request -> request.arg(write.toString()).arg(config.writeHold().toMillis())))
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  /** Ends a write; never fails. Until Redis has been told, nothing of before is used here. */
  public Future<Void> end(UUID write, List<String> tags, WriteOutcome outcome) {
    WriteEnd over = new WriteEnd(write, tags, outcome);
    return tell(over).onFailure(_ -> missedWrites.add(over)).otherwiseEmpty();
  }

  private Future<Void> tell(WriteEnd over) {
    return patience
        .ask(() -> end.run(over.keys(), request -> over.describe(request, config.writeHold())))
        .mapEmpty();
  }
}
