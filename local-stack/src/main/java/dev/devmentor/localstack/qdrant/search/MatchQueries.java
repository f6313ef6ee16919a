package dev.devmentor.localstack.qdrant.search;

import dev.devmentor.localstack.qdrant.protocol.Refusal;
import dev.devmentor.localstack.qdrant.store.PayloadFields;
import dev.devmentor.localstack.qdrant.store.PayloadFields.Kind;
import dev.devmentor.localstack.qdrant.store.PayloadPath;
import io.qdrant.client.grpc.Common.Match;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Operations;

/** Matches with values as Lucene queries; a list matches if one of its items does. */
final class MatchQueries {

  private MatchQueries() {}

  static Query of(PayloadPath path, Match match) {
    return switch (match.getMatchValueCase()) {
      case KEYWORD -> anyOf(path, List.of(match.getKeyword()));
      case KEYWORDS -> anyOf(path, match.getKeywords().getStringsList());
      case INTEGER -> LongPoint.newExactQuery(PayloadFields.integers(path), match.getInteger());
      case INTEGERS ->
          LongPoint.newSetQuery(
              PayloadFields.integers(path),
              match.getIntegers().getIntegersList().stream().mapToLong(Long::longValue).toArray());
      case BOOLEAN ->
          new TermQuery(new Term(PayloadFields.booleans(path), String.valueOf(match.getBoolean())));
      case EXCEPT_KEYWORDS -> noneOfTexts(path, match.getExceptKeywords().getStringsList());
      case EXCEPT_INTEGERS -> noneOfIntegers(path, match.getExceptIntegers().getIntegersList());
      case TEXT, TEXT_ANY, PHRASE ->
          throw Refusal.unsupported("Match." + match.getMatchValueCase());
      case MATCHVALUE_NOT_SET -> throw Refusal.wrongInput("a match needs a value");
    };
  }

  private static Query anyOf(PayloadPath path, List<String> values) {
    return new TermInSetQuery(PayloadFields.keywords(path), terms(values));
  }

  private static Collection<BytesRef> terms(List<String> values) {
    TreeSet<BytesRef> terms = new TreeSet<>();
    values.forEach(value -> terms.add(new BytesRef(PayloadFields.term(value))));
    return terms;
  }

  /**
   * "Match Except: matches if the stored value has at least one value not in the list"; values of
   * another type are not in it, null is no value. Source: Qdrant's documentation, "Filtering".
   */
  private static Query noneOfTexts(PayloadPath path, List<String> values) {
    Automaton others =
        Operations.complement(
            Automata.makeStringUnion(terms(values)), Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
    return orOtherKinds(
        path, Kind.TEXT, new AutomatonQuery(new Term(PayloadFields.keywords(path)), others));
  }

  private static Query noneOfIntegers(PayloadPath path, List<Long> values) {
    String field = PayloadFields.integers(path);
    BooleanQuery.Builder gaps = new BooleanQuery.Builder();
    long from = Long.MIN_VALUE;
    for (long value : new TreeSet<>(values)) {
      if (value > from) {
        gaps.add(LongPoint.newRangeQuery(field, from, value - 1), Occur.SHOULD);
      }
      if (value == Long.MAX_VALUE) {
        return orOtherKinds(path, Kind.INTEGER, gaps.build());
      }
      from = value + 1;
    }
    gaps.add(LongPoint.newRangeQuery(field, from, Long.MAX_VALUE), Occur.SHOULD);
    return orOtherKinds(path, Kind.INTEGER, gaps.build());
  }

  private static Query orOtherKinds(PayloadPath path, Kind kind, Query query) {
    BooleanQuery.Builder either = new BooleanQuery.Builder().add(query, Occur.SHOULD);
    for (Kind other : EnumSet.complementOf(EnumSet.of(kind, Kind.FILLED_LIST, Kind.NULL))) {
      either.add(new TermQuery(PayloadFields.kind(other, path)), Occur.SHOULD);
    }
    return either.build();
  }
}
