package dev.devmentor.gateway.cache;

import dev.devmentor.gateway.pipeline.Capture;
import dev.devmentor.gateway.pipeline.Exchange;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Keeps the answer to one request, or gives an older one in the place of a failure. */
final class AnswerCapture implements Capture {

  private static final Set<String> KEPT_APART =
      Set.of("accept", "accept-encoding", "accept-language", "authorization", "origin", "prefer");

  private final Exchange exchange;
  private final AnswerStore store;
  private final Reading reading;
  private final Finding finding;
  private final Rescue rescue;
  private final long largest;
  private boolean over;

  AnswerCapture(
      Exchange exchange, AnswerStore store, Reading reading, Finding finding, long largest) {
    this.exchange = exchange;
    this.store = store;
    this.reading = reading;
    this.finding = finding;
    this.rescue = new Rescue(exchange, reading, finding);
    this.largest = largest;
  }

  @Override
  public boolean wants(int status, MultiMap headers) {
    return status == 200 && hasRoomFor(headers) && isStorable(headers);
  }

  private boolean hasRoomFor(MultiMap headers) {
    String length = headers.get("Content-Length");
    return length != null && length.length() < 10 && Long.parseLong(length) <= largest;
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
    over = true;
    Duration life = life(CacheControl.of(headers));
    CachedAnswer answer = CachedAnswer.of(headers, body);
    if (life.isPositive()) {
      store.keep(reading, finding.generation(), answer, life);
    } else {
      store.giveUp(reading, finding.generation());
    }
    AnswerWriter.write(exchange, answer);
  }

  /** The service may shorten what the route allows. */
  private Duration life(CacheControl told) {
    OptionalLong seconds =
        told.has("s-maxage") ? told.seconds("s-maxage") : told.seconds("max-age");
    Duration most = reading.policy().life();
    if (seconds.isEmpty()) {
      return most;
    }
    Duration offered = Duration.ofSeconds(seconds.getAsLong());
    return offered.compareTo(most) < 0 ? offered : most;
  }

  @Override
  public boolean rescues(int status) {
    return rescue.rescues(status);
  }

  /** The exchange is over: if nothing was kept, nobody waits for it. */
  void release() {
    if (!over) {
      over = true;
      store.giveUp(reading, finding.generation());
    }
  }
}
