/**
 * A server that speaks Qdrant's gRPC API, over Lucene: the official stubs in front, one Lucene
 * index for each collection behind.
 *
 * <p>A request goes through {@link dev.devmentor.localstack.qdrant.PointsService} or {@link
 * dev.devmentor.localstack.qdrant.CollectionsService} to the {@link
 * dev.devmentor.localstack.qdrant.store.Collection} it names; filters become Lucene queries ({@link
 * dev.devmentor.localstack.qdrant.search.FilterQueries}), vectors are scored exactly ({@link
 * dev.devmentor.localstack.qdrant.search.NearestSearch}), prefetches are fused ({@link
 * dev.devmentor.localstack.qdrant.search.QueryRunner}). What is not supported is refused by name.
 */
package dev.devmentor.localstack.qdrant;
