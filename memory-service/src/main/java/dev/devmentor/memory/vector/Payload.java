package dev.devmentor.memory.vector;

import io.qdrant.client.ConditionFactory;
import io.qdrant.client.ValueFactory;
import io.qdrant.client.grpc.Common.Condition;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.Range;
import io.qdrant.client.grpc.JsonWithInt.Value;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Labels as Qdrant keeps them, and filters over them. Times are milliseconds since 1970; where
 * there is none stands the beginning or the end of time, so that each condition is a plain range.
 */
final class Payload {

  static final String USER = "user_id";
  static final String PROJECT = "project_id";
  static final String DOCUMENT = "document_id";
  static final String TAGS = "tags";
  static final String SOURCE = "source";
  static final String TIME = "time";
  static final String VALID_FROM = "valid_from";
  static final String VALID_UNTIL = "valid_until";
  static final String SUPERSEDED_AT = "superseded_at";

  /** Beyond every time that the contract admits (the years 1 to 9999). */
  private static final long BEGINNING = -100_000_000_000_000L;

  private static final long END = 300_000_000_000_000L;

  private Payload() {}

  static Map<String, Value> of(Labels labels) {
    Map<String, Value> payload = new HashMap<>();
    payload.put(USER, text(labels.userId()));
    payload.put(PROJECT, text(labels.projectId()));
    payload.put(DOCUMENT, text(labels.documentId()));
    payload.put(SOURCE, text(labels.source()));
    payload.put(TAGS, ValueFactory.list(labels.tags().stream().map(ValueFactory::value).toList()));
    payload.put(TIME, ValueFactory.value(labels.time().toEpochMilli()));
    payload.put(VALID_FROM, time(labels.validFrom(), BEGINNING));
    payload.put(VALID_UNTIL, time(labels.validUntil(), END));
    payload.put(SUPERSEDED_AT, time(labels.supersededAt(), END));
    return payload;
  }

  private static Value text(Object value) {
    return value == null ? ValueFactory.nullValue() : ValueFactory.value(value.toString());
  }

  private static Value time(Instant time, long otherwise) {
    return ValueFactory.value(time == null ? otherwise : time.toEpochMilli());
  }

  static Filter ofDocument(UUID documentId) {
    return Filter.newBuilder()
        .addMust(ConditionFactory.matchKeyword(DOCUMENT, documentId.toString()))
        .build();
  }

  /** Owner and projects stand in every search: the second lock beside row-level security. */
  static Filter of(VectorFilter wanted) {
    Filter.Builder filter = Filter.newBuilder().addMust(readable(wanted));
    if (wanted.projectId() != null) {
      filter.addMust(ConditionFactory.matchKeyword(PROJECT, wanted.projectId().toString()));
    }
    if (!wanted.documentIds().isEmpty()) {
      filter.addMust(ConditionFactory.matchKeywords(DOCUMENT, texts(wanted.documentIds())));
    }
    if (wanted.source() != null) {
      filter.addMust(ConditionFactory.matchKeyword(SOURCE, wanted.source()));
    }
    wanted.tags().forEach(tag -> filter.addMust(ConditionFactory.matchKeyword(TAGS, tag)));
    addTimes(filter, wanted);
    return filter.build();
  }

  private static Condition readable(VectorFilter wanted) {
    Condition own = ConditionFactory.matchKeyword(USER, wanted.userId().toString());
    if (wanted.projectIds().isEmpty()) {
      return own;
    }
    Condition shared = ConditionFactory.matchKeywords(PROJECT, texts(wanted.projectIds()));
    return ConditionFactory.filter(Filter.newBuilder().addShould(own).addShould(shared).build());
  }

  private static void addTimes(Filter.Builder filter, VectorFilter wanted) {
    if (wanted.since() != null || wanted.until() != null) {
      filter.addMust(between(TIME, wanted.since(), wanted.until()));
    }
    if (wanted.asOf() != null) {
      filter.addMust(between(VALID_FROM, null, wanted.asOf()));
      filter.addMust(after(VALID_UNTIL, wanted.asOf()));
    } else if (!wanted.includeSuperseded()) {
      filter.addMust(after(VALID_UNTIL, Instant.now()));
    }
    if (!wanted.includeSuperseded()) {
      filter.addMust(
          wanted.asOf() == null ? never(SUPERSEDED_AT) : after(SUPERSEDED_AT, wanted.asOf()));
    }
  }

  private static Condition between(String field, Instant since, Instant until) {
    Range.Builder range = Range.newBuilder();
    if (since != null) {
      range.setGte(millis(since));
    }
    if (until != null) {
      range.setLte(millis(until));
    }
    return ConditionFactory.range(field, range.build());
  }

  private static Condition after(String field, Instant time) {
    return ConditionFactory.range(field, Range.newBuilder().setGt(millis(time)).build());
  }

  private static Condition never(String field) {
    return ConditionFactory.range(field, Range.newBuilder().setGte((double) END).build());
  }

  /** Exact: a double holds each integer up to 2^53. */
  private static double millis(Instant time) {
    return (double) time.toEpochMilli();
  }

  private static List<String> texts(List<UUID> ids) {
    return ids.stream().map(UUID::toString).toList();
  }
}
