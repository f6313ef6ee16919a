package dev.devmentor.localstack.qdrant;

import dev.devmentor.localstack.qdrant.protocol.Reply;
import dev.devmentor.localstack.qdrant.store.CollectionStore;
import io.grpc.stub.StreamObserver;
import io.qdrant.client.grpc.Points.ClearPayloadPoints;
import io.qdrant.client.grpc.Points.CountPoints;
import io.qdrant.client.grpc.Points.CountResponse;
import io.qdrant.client.grpc.Points.CreateFieldIndexCollection;
import io.qdrant.client.grpc.Points.DeleteFieldIndexCollection;
import io.qdrant.client.grpc.Points.DeletePayloadPoints;
import io.qdrant.client.grpc.Points.DeletePoints;
import io.qdrant.client.grpc.Points.GetPoints;
import io.qdrant.client.grpc.Points.GetResponse;
import io.qdrant.client.grpc.Points.PointsOperationResponse;
import io.qdrant.client.grpc.Points.QueryBatchPoints;
import io.qdrant.client.grpc.Points.QueryBatchResponse;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.QueryResponse;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.ScrollResponse;
import io.qdrant.client.grpc.Points.SetPayloadPoints;
import io.qdrant.client.grpc.Points.UpsertPoints;
import io.qdrant.client.grpc.PointsGrpc;

/** The door for points: reading is done by {@link PointReads}, changing by {@link PointWrites}. */
final class PointsService extends PointsGrpc.PointsImplBase {

  private final PointReads reads;
  private final PointWrites writes;

  PointsService(CollectionStore store) {
    this.reads = new PointReads(store);
    this.writes = new PointWrites(store);
  }

  @Override
  public void upsert(UpsertPoints request, StreamObserver<PointsOperationResponse> client) {
    Reply.to(client, () -> writes.upsert(request));
  }

  @Override
  public void delete(DeletePoints request, StreamObserver<PointsOperationResponse> client) {
    Reply.to(client, () -> writes.delete(request));
  }

  @Override
  public void setPayload(SetPayloadPoints request, StreamObserver<PointsOperationResponse> client) {
    Reply.to(client, () -> writes.setPayload(request, false));
  }

  @Override
  public void overwritePayload(
      SetPayloadPoints request, StreamObserver<PointsOperationResponse> client) {
    Reply.to(client, () -> writes.setPayload(request, true));
  }

  @Override
  public void deletePayload(
      DeletePayloadPoints request, StreamObserver<PointsOperationResponse> client) {
    Reply.to(client, () -> writes.deletePayload(request));
  }

  @Override
  public void clearPayload(
      ClearPayloadPoints request, StreamObserver<PointsOperationResponse> client) {
    Reply.to(client, () -> writes.clearPayload(request));
  }

  @Override
  public void createFieldIndex(
      CreateFieldIndexCollection request, StreamObserver<PointsOperationResponse> client) {
    Reply.to(client, () -> writes.createFieldIndex(request));
  }

  @Override
  public void deleteFieldIndex(
      DeleteFieldIndexCollection request, StreamObserver<PointsOperationResponse> client) {
    Reply.to(client, () -> writes.deleteFieldIndex(request));
  }

  @Override
  public void get(GetPoints request, StreamObserver<GetResponse> client) {
    Reply.to(client, () -> reads.get(request));
  }

  @Override
  public void scroll(ScrollPoints request, StreamObserver<ScrollResponse> client) {
    Reply.to(client, () -> reads.scroll(request));
  }

  @Override
  public void count(CountPoints request, StreamObserver<CountResponse> client) {
    Reply.to(client, () -> reads.count(request));
  }

  @Override
  public void query(QueryPoints request, StreamObserver<QueryResponse> client) {
    Reply.to(client, () -> reads.query(request));
  }

  @Override
  public void queryBatch(QueryBatchPoints request, StreamObserver<QueryBatchResponse> client) {
    Reply.to(client, () -> reads.queryBatch(request));
  }
}
