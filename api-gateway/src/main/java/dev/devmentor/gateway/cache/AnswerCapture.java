package dev.devmentor.gateway.cache;

import dev.devmentor.gateway.cache.store.AnswerStore;
import dev.devmentor.gateway.cache.store.CachedAnswer;
import dev.devmentor.gateway.cache.store.Finding;
import dev.devmentor.gateway.cache.store.Reading;
import dev.devmentor.gateway.pipeline.Capture;
import dev.devmentor.gateway.pipeline.Exchange;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Keeps the answer to one request. */
final class AnswerCapture implements Capture {

  private static final Set<String> KEPT_APART =
      Set.of("accept", "accept-encoding", "accept-language", "authorization", "origin", "prefer");

  private final Exchange exchange;
  private final Reading reading;
  private final Finding finding;
  private final AnswerStore store;
  private final AnswerWriter writer;
  private long reserved;
  private boolean over;

  AnswerCapture(
      Exchange exchange, Reading reading, Finding finding, AnswerStore store, AnswerWriter writer) {
    this.exchange = exchange;
    this.reading = reading;
    this.finding = finding;
    this.store = store;
    this.writer = writer;
  }

  @Override
  public boolean wants(int status, MultiMap headers) {
    return status == 200 && isStorable(headers) && hasRoomFor(headers);
  }

  /** Of an attempt before there may be a reservation. */
  private boolean hasRoomFor(MultiMap headers) {
    giveBack();
    String length = headers.get("Content-Length");
    long bytes = length != null && length.length() < 10 ? Long.parseLong(length) : Long.MAX_VALUE;
    boolean hasRoom = writer.reserve(bytes);
    reserved = hasRoom ? bytes : 0;
    return hasRoom;
  }

  private void giveBack() {
    writer.giveBack(reserved);
    reserved = 0;
  }

  private static boolean isStorable(MultiMap headers) {
    CacheControl told = CacheControl.of(headers);
    return !told.has("no-store")
        && !told.has("no-cache")
        && !headers.contains("Set-Cookie")
        && variesOnlyByWhatIsKeptApart(headers);
  }

  private static boolean variesOnlyByWhatIsKeptApart(MultiMap headers) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String value : headers.getAll("Vary")) {
      for (String name : value.split(",", -1)) {
        names.add(name.strip());
      }
    }
    return names.stream()
        .map(name -> name.toLowerCase(java.util.Locale.ROOT))
        .allMatch(KEPT_APART::contains);
  }

  @Override
  public void take(MultiMap headers, Buffer body) {
    CachedAnswer answer = CachedAnswer.of(headers, body);
    over = true;
    writer.write(exchange, answer, reserved);
    Duration life = life(CacheControl.of(headers));
    if (life.isPositive()) {
      store.keep(reading, finding.generation(), answer, life);
    } else {
      store.giveUp(reading, finding.generation());
    }
  }

  /** The service may shorten what the route allows, and forbid stale answers. */
  private Duration life(CacheControl told) {
    OptionalLong seconds =
        told.has("s-maxage") ? told.seconds("s-maxage") : told.seconds("max-age");
    Duration most =
        told.has("must-revalidate") ? reading.policy().fresh() : reading.policy().life();
    if (seconds.isEmpty()) {
      return most;
    }
    Duration offered = Duration.ofSeconds(seconds.getAsLong());
    return offered.compareTo(most) < 0 ? offered : most;
  }

  @Override
  public boolean confirms(int status, MultiMap headers) {
    CachedAnswer answer = new CachedAnswer(headers, Buffer.buffer());
    boolean confirms =
        status == 200 && headers.contains("ETag") && AnswerWriter.isKnown(exchange, answer);
    if (confirms) {
      writer.write(exchange, answer, 0);
    }
    return confirms;
  }

  /**
   * The exchange is over. If the client has an answer that was not kept, nobody waits for it; if
   * the client has left, the next one asks.
   */
  void release(boolean answered) {
    if (over) {
      return;
    }
    over = true;
    giveBack();
    if (answered) {
      store.giveUp(reading, finding.generation());
    } else {
      store.release(reading, finding.generation());
    }
  }
}
