package dev.devmentor.localstack.qdrant.store;

import java.util.List;
import org.apache.lucene.search.Query;

/**
 * The points that a change is meant for.
 *
 * @param named their keys, if the client named them one by one; empty if it gave a filter
 */
public record Targets(Query query, List<PointKey> named) {}
