package dev.devmentor.localstack.qdrant.search;

import com.google.protobuf.Timestamp;
import dev.devmentor.localstack.qdrant.protocol.Refusal;
import dev.devmentor.localstack.qdrant.store.PayloadFields;
import dev.devmentor.localstack.qdrant.store.PayloadFields.Kind;
import dev.devmentor.localstack.qdrant.store.PayloadPath;
import dev.devmentor.localstack.qdrant.store.Times;
import io.qdrant.client.grpc.Common.DatetimeRange;
import io.qdrant.client.grpc.Common.FieldCondition;
import io.qdrant.client.grpc.Common.Range;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Conditions on one field of the payload as Lucene queries. */
final class FieldQueries {

  private FieldQueries() {}

  /** A condition that asks for more than one thing is refused: Qdrant says not what it means. */
  static Query of(FieldCondition condition) {
    Refusal.unlessOnly(
        condition, Set.of("key", "match", "range", "datetime_range", "is_empty", "is_null"));
    int asked = condition.getAllFields().size() - (condition.getKey().isEmpty() ? 0 : 1);
    if (asked == 0) {
      throw Refusal.wrongInput("the condition on `" + condition.getKey() + "` asks for nothing");
    }
    if (asked > 1) {
      throw Refusal.unsupported("FieldCondition with " + asked + " questions");
    }
    if (condition.hasIsEmpty()) {
      return is(isEmpty(condition.getKey()), condition.getIsEmpty());
    }
    if (condition.hasIsNull()) {
      return is(isNull(condition.getKey()), condition.getIsNull());
    }
    PayloadPath path = PayloadPath.of(condition.getKey()).list();
    if (condition.hasMatch()) {
      return MatchQueries.of(path, condition.getMatch());
    }
    return condition.hasRange()
        ? range(path, condition.getRange())
        : range(path, condition.getDatetimeRange());
  }

  private static Query range(PayloadPath path, Range range) {
    double low = range.hasGte() ? range.getGte() : Double.NEGATIVE_INFINITY;
    double high = range.hasLte() ? range.getLte() : Double.POSITIVE_INFINITY;
    if (range.hasGt()) {
      low = Math.max(low, Math.nextUp(range.getGt()));
    }
    if (range.hasLt()) {
      high = Math.min(high, Math.nextDown(range.getLt()));
    }
    if (Double.isNaN(low) || Double.isNaN(high)) {
      throw Refusal.wrongInput("the range of `" + path.text() + "` is no range of numbers");
    }
    // Lucene puts -0 before 0; there is only one zero for clients
    return DoublePoint.newRangeQuery(
        PayloadFields.numbers(path), low == 0 ? -0.0 : low, high == 0 ? 0.0 : high);
  }

  private static Query range(PayloadPath path, DatetimeRange range) {
    long low = range.hasGte() ? micros(range.getGte()) : Long.MIN_VALUE;
    long high = range.hasLte() ? micros(range.getLte()) : Long.MAX_VALUE;
    if (range.hasGt()) {
      low = Math.max(low, micros(range.getGt()) + 1);
    }
    if (range.hasLt()) {
      high = Math.min(high, micros(range.getLt()) - 1);
    }
    return low > high
        ? MatchNoDocsQuery.INSTANCE
        : LongPoint.newRangeQuery(PayloadFields.times(path), low, high);
  }

  /** Refused where there is no microsecond before or after it, 290,000 years from now. */
  private static long micros(Timestamp time) {
    try {
      long micros = Times.micros(Instant.ofEpochSecond(time.getSeconds(), time.getNanos()));
      Math.addExact(Math.absExact(micros), 1);
      return micros;
    } catch (DateTimeException | ArithmeticException outside) {
      throw Refusal.wrongInput("a time is out of range");
    }
  }

  /**
   * "Matches all records where the field either does not exist, or has null or [] value". Source:
   * Qdrant's documentation, "Filtering", "Is Empty".
   */
  static Query isEmpty(String key) {
    PayloadPath path = whole(key);
    BooleanQuery.Builder present = new BooleanQuery.Builder();
    for (Kind kind : EnumSet.complementOf(EnumSet.of(Kind.NULL))) {
      present.add(new TermQuery(PayloadFields.kind(kind, path)), Occur.SHOULD);
    }
    return is(present.build(), false);
  }

  /**
   * "Matches all records where the field exists and has NULL value". Source: Qdrant's
   * documentation, "Filtering", "Is Null".
   */
  static Query isNull(String key) {
    return new TermQuery(PayloadFields.kind(Kind.NULL, whole(key)));
  }

  private static PayloadPath whole(String key) {
    PayloadPath path = PayloadPath.of(key);
    if (path.endsInItems()) {
      throw Refusal.unsupported("emptiness of the items of a list");
    }
    return path;
  }

  private static Query is(Query query, boolean wanted) {
    return wanted
        ? query
        : new BooleanQuery.Builder()
            .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
            .add(query, Occur.MUST_NOT)
            .build();
  }
}
