package dev.devmentor.gateway.cache.store;

import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An answer that Redis keeps, in the memory of this process too.
 *
 * @param names of the answer, the generations and the registers of its tags in Redis
 * @param generation under which it is kept
 * @param at when it was kept, by the clock of Redis
 * @param answer what it is
 */
public record Copy(List<String> names, String generation, String at, CachedAnswer answer) {

  /** What a header field takes beside its text, about. */
  private static final int FIELD_BYTES = 96;

  private static final int OTHER_BYTES = 1_024;

  /** Of an answer that was found. */
  public static Copy of(Reading reading, Finding finding) {
    List<String> names = new ArrayList<>();
    names.add(reading.key());
    names.addAll(StoreKeys.generations(reading.tags()));
    names.addAll(StoreKeys.registers(reading.tags()));
    return new Copy(
        List.copyOf(names), finding.generation(), finding.at(), finding.kept().orElseThrow());
  }

  /** The same, with no part of Redis' reply in its memory. */
  Copy apart() {
    CachedAnswer own = new CachedAnswer(answer.headers(), answer.body().copy());
    return new Copy(names, generation, at, own);
  }

  /** Whether it is a copy of what was found. */
  boolean isOf(Finding finding) {
    return generation.equals(finding.generation()) && at.equals(finding.at());
  }

  /** The arguments of {@code cache-check.lua}. */
  void describe(Request request) {
    request.arg((names.size() - 1) / 2).arg(generation).arg(at);
  }

  /** What Redis would say about it at this age, in milliseconds. */
  public Finding found(long age) {
    return new Finding(Finding.State.FRESH, generation, age, at, Optional.of(answer));
  }

  /** About the memory that it takes, in bytes. */
  int weight() {
    int fields = answer.headers().entries().size() * FIELD_BYTES + answer.head().length();
    int marks = names.stream().mapToInt(String::length).sum() + generation.length();
    return OTHER_BYTES + fields + marks + answer.body().length();
  }
}
