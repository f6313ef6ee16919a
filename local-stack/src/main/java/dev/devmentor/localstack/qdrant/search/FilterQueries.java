package dev.devmentor.localstack.qdrant.search;

import dev.devmentor.localstack.qdrant.protocol.Refusal;
import dev.devmentor.localstack.qdrant.store.PointDocuments;
import dev.devmentor.localstack.qdrant.store.PointKey;
import io.qdrant.client.grpc.Common.Condition;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.HasIdCondition;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Filters as Lucene queries. Source: Qdrant's documentation, "Filtering": a point must meet all of
 * {@code must}, at least one of {@code should} if there are any, and none of {@code must_not}.
 */
public final class FilterQueries {

  /** Lucene's own bound of 1024 is meant for scoring; a long filter is no mistake here. */
  private static final int MOST_CONDITIONS = 65_536;

  static {
    IndexSearcher.setMaxClauseCount(MOST_CONDITIONS);
  }

  private FilterQueries() {}

  /** The query of a filter; an empty one matches every point. */
  public static Query of(Filter filter) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
    try {
      add(filter, all);
      return all.build();
    } catch (IndexSearcher.TooManyClauses tooMany) {
      throw Refusal.wrongInput("a filter has at most " + MOST_CONDITIONS + " conditions");
    }
  }

  private static void add(Filter filter, BooleanQuery.Builder all) {
    filter.getMustList().forEach(condition -> all.add(of(condition), Occur.FILTER));
    filter.getMustNotList().forEach(condition -> all.add(of(condition), Occur.MUST_NOT));
    if (filter.getShouldCount() > 0) {
      all.add(atLeast(1, filter.getShouldList()), Occur.FILTER);
    }
    if (filter.hasMinShould()) {
      all.add(
          atLeast(filter.getMinShould().getMinCount(), filter.getMinShould().getConditionsList()),
          Occur.FILTER);
    }
  }

  private static Query atLeast(long least, List<Condition> conditions) {
    if (Long.compareUnsigned(least, conditions.size()) > 0) {
      return MatchNoDocsQuery.INSTANCE;
    }
    BooleanQuery.Builder some = new BooleanQuery.Builder();
    conditions.forEach(condition -> some.add(of(condition), Occur.SHOULD));
    return some.setMinimumNumberShouldMatch((int) least).build();
  }

  private static Query of(Condition condition) {
    return switch (condition.getConditionOneOfCase()) {
      case FIELD -> FieldQueries.of(condition.getField());
      case IS_EMPTY -> FieldQueries.isEmpty(condition.getIsEmpty().getKey());
      case IS_NULL -> FieldQueries.isNull(condition.getIsNull().getKey());
      case HAS_ID -> hasId(condition.getHasId());
      case FILTER -> of(condition.getFilter());
      case HAS_VECTOR -> hasVector(condition.getHasVector().getHasVector());
      case NESTED -> throw Refusal.unsupported("Condition.nested");
      case CONDITIONONEOF_NOT_SET -> {
        Refusal.unlessOnly(condition, Set.of());
        throw Refusal.wrongInput("a condition is empty");
      }
    };
  }

  private static Query hasId(HasIdCondition condition) {
    return ids(condition.getHasIdList().stream().map(PointKey::of).toList());
  }

  /** The points with these ids. */
  public static Query ids(List<PointKey> keys) {
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
