package dev.devmentor.localstack.qdrant;

import dev.devmentor.localstack.qdrant.protocol.Refusal;
import dev.devmentor.localstack.qdrant.protocol.Reply;
import dev.devmentor.localstack.qdrant.store.CollectionStore;
import dev.devmentor.localstack.qdrant.store.Snapshot;
import io.grpc.stub.StreamObserver;
import io.qdrant.client.grpc.Collections.CollectionConfig;
import io.qdrant.client.grpc.Collections.CollectionDescription;
import io.qdrant.client.grpc.Collections.CollectionExists;
import io.qdrant.client.grpc.Collections.CollectionExistsRequest;
import io.qdrant.client.grpc.Collections.CollectionExistsResponse;
import io.qdrant.client.grpc.Collections.CollectionInfo;
import io.qdrant.client.grpc.Collections.CollectionOperationResponse;
import io.qdrant.client.grpc.Collections.CollectionParams;
import io.qdrant.client.grpc.Collections.CollectionStatus;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.DeleteCollection;
import io.qdrant.client.grpc.Collections.GetCollectionInfoRequest;
import io.qdrant.client.grpc.Collections.GetCollectionInfoResponse;
import io.qdrant.client.grpc.Collections.ListCollectionsRequest;
import io.qdrant.client.grpc.Collections.ListCollectionsResponse;
import io.qdrant.client.grpc.Collections.OptimizerStatus;
import io.qdrant.client.grpc.Collections.UpdateCollection;
import io.qdrant.client.grpc.CollectionsGrpc;
import java.util.Set;

/** Collections: create, get, exists, list, update, delete. */
final class CollectionsService extends CollectionsGrpc.CollectionsImplBase {

  /** Tuning of a real Qdrant: kept and shown again, without effect here. */
  private static final Set<String> CREATE_FIELDS =
      Set.of(
          "collection_name",
          "vectors_config",
          "sparse_vectors_config",
          "hnsw_config",
          "optimizers_config",
          "wal_config",
          "shard_number",
          "on_disk_payload",
          "replication_factor",
          "write_consistency_factor",
          "quantization_config",
          "timeout",
          "metadata");

  private static final Set<String> UPDATE_FIELDS =
      Set.of(
          "collection_name",
          "optimizers_config",
          "hnsw_config",
          "quantization_config",
          "timeout",
          "metadata");

  private final CollectionStore store;

  CollectionsService(CollectionStore store) {
    this.store = store;
  }

  @Override
  public void create(CreateCollection request, StreamObserver<CollectionOperationResponse> client) {
    Reply.to(
        client,
        () -> {
          Refusal.unlessOnly(request, CREATE_FIELDS);
          store.create(request.getCollectionName(), infoOf(request));
          return seconds -> done(true, seconds);
        });
  }

  private static CollectionInfo infoOf(CreateCollection request) {
    CollectionParams.Builder params =
        CollectionParams.newBuilder()
            .setShardNumber(request.hasShardNumber() ? request.getShardNumber() : 1)
            .setReplicationFactor(1)
            .setWriteConsistencyFactor(1)
            .setOnDiskPayload(!request.hasOnDiskPayload() || request.getOnDiskPayload());
    if (request.hasVectorsConfig()) {
      params.setVectorsConfig(request.getVectorsConfig());
    }
    if (request.hasSparseVectorsConfig()) {
      params.setSparseVectorsConfig(request.getSparseVectorsConfig());
    }
    return CollectionInfo.newBuilder()
        .setStatus(CollectionStatus.Green)
        .setOptimizerStatus(OptimizerStatus.newBuilder().setOk(true))
        .setSegmentsCount(1)
        .setConfig(
            CollectionConfig.newBuilder()
                .setParams(params)
                .setHnswConfig(request.getHnswConfig())
                .setOptimizerConfig(request.getOptimizersConfig())
                .setWalConfig(request.getWalConfig())
                .putAllMetadata(request.getMetadataMap()))
        .build();
  }

  @Override
  public void get(
      GetCollectionInfoRequest request, StreamObserver<GetCollectionInfoResponse> client) {
    Reply.to(
        client,
        () -> {
          String name = request.getCollectionName();
          long points = store.get(name).read(Snapshot::size);
          CollectionInfo info =
              store.info(name).toBuilder()
                  .setPointsCount(points)
                  .setIndexedVectorsCount(points)
                  .build();
          return seconds ->
              GetCollectionInfoResponse.newBuilder().setResult(info).setTime(seconds).build();
        });
  }

  @Override
  public void collectionExists(
      CollectionExistsRequest request, StreamObserver<CollectionExistsResponse> client) {
    Reply.to(
        client,
        () -> {
          boolean exists = store.exists(request.getCollectionName());
          return seconds ->
              CollectionExistsResponse.newBuilder()
                  .setResult(CollectionExists.newBuilder().setExists(exists))
                  .setTime(seconds)
                  .build();
        });
  }

  @Override
  public void list(ListCollectionsRequest request, StreamObserver<ListCollectionsResponse> client) {
    Reply.to(
        client,
        () -> {
          ListCollectionsResponse.Builder answer = ListCollectionsResponse.newBuilder();
          store
              .names()
              .forEach(
                  name -> answer.addCollections(CollectionDescription.newBuilder().setName(name)));
          return seconds -> answer.setTime(seconds).build();
        });
  }

  @Override
  public void update(UpdateCollection request, StreamObserver<CollectionOperationResponse> client) {
    Reply.to(
        client,
        () -> {
          Refusal.unlessOnly(request, UPDATE_FIELDS);
          store.change(request.getCollectionName(), info -> merged(info, request));
          return seconds -> done(true, seconds);
        });
  }

  private static CollectionInfo merged(CollectionInfo info, UpdateCollection request) {
    CollectionConfig.Builder config = info.getConfig().toBuilder();
    config.getHnswConfigBuilder().mergeFrom(request.getHnswConfig());
    config.getOptimizerConfigBuilder().mergeFrom(request.getOptimizersConfig());
    config.putAllMetadata(request.getMetadataMap());
    return info.toBuilder().setConfig(config).build();
  }

  @Override
  public void delete(DeleteCollection request, StreamObserver<CollectionOperationResponse> client) {
    Reply.to(
        client,
        () -> {
          boolean deleted = store.delete(request.getCollectionName());
          return seconds -> done(deleted, seconds);
        });
  }

  private static CollectionOperationResponse done(boolean changed, double seconds) {
    return CollectionOperationResponse.newBuilder().setResult(changed).setTime(seconds).build();
  }
}
