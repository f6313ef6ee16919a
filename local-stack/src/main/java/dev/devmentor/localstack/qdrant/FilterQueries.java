package dev.devmentor.localstack.qdrant;

import com.google.protobuf.Timestamp;
import io.qdrant.client.grpc.Common.Condition;
import io.qdrant.client.grpc.Common.DatetimeRange;
import io.qdrant.client.grpc.Common.FieldCondition;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.HasIdCondition;
import io.qdrant.client.grpc.Common.Match;
import io.qdrant.client.grpc.Common.Range;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Filters as Lucene queries. Source: Qdrant's documentation, "Filtering". */
final class FilterQueries {

  private FilterQueries() {}

  /** The query of a filter; an empty one matches every point. */
  static Query of(Filter filter) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
    filter.getMustList().forEach(condition -> all.add(of(condition), Occur.FILTER));
    filter.getMustNotList().forEach(condition -> all.add(of(condition), Occur.MUST_NOT));
    if (filter.getShouldCount() > 0) {
      all.add(atLeast(1, filter.getShouldList()), Occur.FILTER);
    }
    if (filter.hasMinShould()) {
      long least = filter.getMinShould().getMinCount();
      List<Condition> conditions = filter.getMinShould().getConditionsList();
      all.add(atLeast((int) Math.min(least, conditions.size() + 1L), conditions), Occur.FILTER);
    }
    return all.build();
  }

  private static Query atLeast(int least, List<Condition> conditions) {
    if (least > conditions.size()) {
      return MatchNoDocsQuery.INSTANCE;
    }
    BooleanQuery.Builder some = new BooleanQuery.Builder();
    conditions.forEach(condition -> some.add(of(condition), Occur.SHOULD));
    return some.setMinimumNumberShouldMatch(least).build();
  }

  private static Query of(Condition condition) {
    return switch (condition.getConditionOneOfCase()) {
      case FIELD -> of(condition.getField());
      case IS_EMPTY -> isEmpty(condition.getIsEmpty().getKey());
      case IS_NULL -> isNull(condition.getIsNull().getKey());
      case HAS_ID -> hasId(condition.getHasId());
      case FILTER -> of(condition.getFilter());
      case HAS_VECTOR -> hasVector(condition.getHasVector().getHasVector());
      case NESTED -> throw Refusal.unsupported("Condition.nested");
      case CONDITIONONEOF_NOT_SET -> throw Refusal.wrongInput("a condition is empty");
    };
  }

  private static Query of(FieldCondition field) {
    Refusal.unlessOnly(
        field, Set.of("key", "match", "range", "datetime_range", "is_empty", "is_null"));
    String key = path(field.getKey());
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    if (field.hasMatch()) {
      all.add(match(key, field.getMatch()), Occur.FILTER);
    }
    if (field.hasRange()) {
      all.add(range(key, field.getRange()), Occur.FILTER);
    }
    if (field.hasDatetimeRange()) {
      all.add(range(key, field.getDatetimeRange()), Occur.FILTER);
    }
    if (field.hasIsEmpty()) {
      all.add(is(isEmpty(field.getKey()), field.getIsEmpty()), Occur.FILTER);
    }
    if (field.hasIsNull()) {
      all.add(is(isNull(field.getKey()), field.getIsNull()), Occur.FILTER);
    }
    BooleanQuery query = all.build();
    if (query.clauses().isEmpty()) {
      throw Refusal.wrongInput("the condition on `" + field.getKey() + "` asks for nothing");
    }
    return query;
  }

  /** Elements of a list of plain values have the path of the list itself. */
  private static String path(String key) {
    if (key.isBlank()) {
      throw Refusal.wrongInput("a condition needs a key");
    }
    return key.endsWith("[]") ? key.substring(0, key.length() - 2) : key;
  }

  private static Query match(String key, Match match) {
    return switch (match.getMatchValueCase()) {
      case KEYWORD -> anyOf(key, List.of(match.getKeyword()));
      case KEYWORDS -> anyOf(key, match.getKeywords().getStringsList());
      case INTEGER -> LongPoint.newExactQuery(PayloadFields.integers(key), match.getInteger());
      case INTEGERS ->
          LongPoint.newSetQuery(
              PayloadFields.integers(key),
              match.getIntegers().getIntegersList().stream().mapToLong(Long::longValue).toArray());
      case BOOLEAN ->
          new TermQuery(new Term(PayloadFields.booleans(key), String.valueOf(match.getBoolean())));
      case TEXT, TEXT_ANY, PHRASE, EXCEPT_INTEGERS, EXCEPT_KEYWORDS ->
          throw Refusal.unsupported("Match." + match.getMatchValueCase());
      case MATCHVALUE_NOT_SET -> throw Refusal.wrongInput("a match needs a value");
    };
  }

  private static Query anyOf(String key, List<String> values) {
    return new TermInSetQuery(
        PayloadFields.keywords(key),
        values.stream().map(value -> new BytesRef(PayloadFields.term(value))).toList());
  }

  private static Query range(String key, Range range) {
    double low = range.hasGte() ? range.getGte() : Double.NEGATIVE_INFINITY;
    double high = range.hasLte() ? range.getLte() : Double.POSITIVE_INFINITY;
    if (range.hasGt()) {
      low = Math.max(low, DoublePoint.nextUp(range.getGt()));
    }
    if (range.hasLt()) {
      high = Math.min(high, DoublePoint.nextDown(range.getLt()));
    }
    if (Double.isNaN(low) || Double.isNaN(high)) {
      throw Refusal.wrongInput("the range of `" + key + "` is no range of numbers");
    }
    return DoublePoint.newRangeQuery(PayloadFields.numbers(key), low, high);
  }

  private static Query range(String key, DatetimeRange range) {
    long low = range.hasGte() ? micros(range.getGte()) : Long.MIN_VALUE;
    long high = range.hasLte() ? micros(range.getLte()) : Long.MAX_VALUE;
    if (range.hasGt()) {
      low = Math.max(low, micros(range.getGt()) + 1);
    }
    if (range.hasLt()) {
      high = Math.min(high, micros(range.getLt()) - 1);
    }
    return LongPoint.newRangeQuery(PayloadFields.times(key), low, high);
  }

  private static long micros(Timestamp time) {
    try {
      return PayloadFields.micros(Instant.ofEpochSecond(time.getSeconds(), time.getNanos()));
    } catch (java.time.DateTimeException | ArithmeticException outside) {
      throw Refusal.wrongInput("a time is out of range");
    }
  }

  private static Query isEmpty(String key) {
    return is(new TermQuery(new Term(PayloadFields.PRESENT, PayloadFields.term(path(key)))), false);
  }

  private static Query isNull(String key) {
    return new TermQuery(new Term(PayloadFields.NULL, PayloadFields.term(path(key))));
  }

  private static Query is(Query query, boolean wanted) {
    return wanted
        ? query
        : new BooleanQuery.Builder()
            .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
            .add(query, Occur.MUST_NOT)
            .build();
  }

  private static Query hasId(HasIdCondition condition) {
    return ids(condition.getHasIdList().stream().map(PointKey::of).toList());
  }

  static Query ids(List<PointKey> keys) {
    return new TermInSetQuery(
        PointDocuments.ID, keys.stream().map(key -> new BytesRef(key.text())).toList());
  }

  private static Query hasVector(String name) {
    return new BooleanQuery.Builder()
        .add(new FieldExistsQuery(PointDocuments.dense(name)), Occur.SHOULD)
        .add(new FieldExistsQuery(PointDocuments.sparse(name)), Occur.SHOULD)
        .build();
  }
}
