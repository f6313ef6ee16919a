package dev.devmentor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.Result;
import io.minio.messages.Item;
import io.qdrant.client.ConditionFactory;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.QdrantGrpcClient;
import io.qdrant.client.grpc.Common.Filter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Erasing an account leaves no trace in any schema, vector collection or bucket. */
@ExtendWith(PlatformExtension.class)
class EraseIT {

  private final Platform platform;

  EraseIT(Platform platform) {
    this.platform = platform;
  }

  @Test
  void erasedUserLeavesNoTrace() throws Exception {
    Client anonymous = new Client(platform.gateway(), null);
    Account account = Account.register(anonymous, "erased");
    Account bystander = Account.register(anonymous, "bystander");
    Belongings owned = Belongings.of(account);
    Belongings others = Belongings.of(bystander);
    assertThat(traces(account, owned)).isNotEmpty();

    account
        .client()
        .json("DELETE", "/api/v1/auth/me", Map.of("password", "wrong password 123"), Map.of())
        .expect(401);
    account
        .client()
        .json("DELETE", "/api/v1/auth/me", Map.of("password", account.password()), Map.of())
        .expect(204);

    account.client().get("/api/v1/projects").expect(401);
    anonymous
        .post(
            "/api/v1/auth/login", Map.of("email", account.email(), "password", account.password()))
        .expect(401);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(traces(account, owned)).isEmpty());
    assertThat(traces(bystander, others)).isNotEmpty();
    bystander.client().get("/api/v1/files/" + others.fileId() + "/content").expect(200);
  }

  @Test
  void erasedUserLeavesNoTraceThoughVectorsAndFilesWereAwayWhenItWasAsked() throws Exception {
    Account account = Account.register(new Client(platform.gateway(), null), "erasedlater");
    Belongings owned = Belongings.of(account);
    assertThat(traces(account, owned)).isNotEmpty();

    try (var _ = platform.hang("qdrant");
        var _ = platform.hang("s3")) {
      account
          .client()
          .json("DELETE", "/api/v1/auth/me", Map.of("password", account.password()), Map.of())
          .expect(204);
    }

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(traces(account, owned)).isEmpty());
  }

  /** Every place that still knows the user, an id of the user's or the marker. */
  private List<String> traces(Account account, Belongings owned) throws Exception {
    List<String> found = new ArrayList<>();
    JsonNode status = platform.status();
    try (Connection database = platform.superuser()) {
      found.addAll(rows(database, List.of(account.id(), account.email(), owned.marker())));
    }
    found.addAll(objects(status.path("s3"), owned.projectId()));
    found.addAll(vectors(status.path("qdrant"), account.id()));
    return found;
  }

  /** Looks through every column of every table of ours. */
  private static List<String> rows(Connection database, List<String> words) throws SQLException {
    List<String> found = new ArrayList<>();
    for (String table : tables(database)) {
      for (String word : words) {
        String sql = "select count(*) from " + table + " t where t::text ilike '%' || ? || '%'";
        try (PreparedStatement statement = database.prepareStatement(sql)) {
          statement.setString(1, word);
          try (ResultSet result = statement.executeQuery()) {
            result.next();
            if (result.getInt(1) > 0) {
              found.add(table + ": " + result.getInt(1) + " rows with " + word);
            }
          }
        }
      }
    }
    return found;
  }

  private static List<String> tables(Connection database) throws SQLException {
    String sql =
        """
        select format('%I.%I', schemaname, tablename)
          from pg_tables
         where schemaname in ('auth', 'projects', 'memory', 'learning')
        """;
    List<String> tables = new ArrayList<>();
    try (PreparedStatement statement = database.prepareStatement(sql);
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        tables.add(result.getString(1));
      }
    }
    return tables;
  }

  private static List<String> objects(JsonNode s3, String projectId) throws Exception {
    MinioClient client =
        MinioClient.builder()
            .endpoint(s3.path("url").asText())
            .credentials(s3.path("accessKey").asText(), s3.path("secretKey").asText())
            .build();
    List<String> found = new ArrayList<>();
    for (Result<Item> item :
        client.listObjects(
            ListObjectsArgs.builder().bucket(s3.path("bucket").asText()).recursive(true).build())) {
      if (item.get().objectName().contains(projectId)) {
        found.add("object " + item.get().objectName());
      }
    }
    return found;
  }

  private static List<String> vectors(JsonNode qdrant, String userId) throws Exception {
    List<String> found = new ArrayList<>();
    try (QdrantClient client =
        new QdrantClient(
            QdrantGrpcClient.newBuilder(
                    qdrant.path("host").asText(), qdrant.path("grpcPort").asInt(), false)
                .withApiKey(qdrant.path("apiKey").asText())
                .build())) {
      Filter ofUser =
          Filter.newBuilder().addMust(ConditionFactory.matchKeyword("user_id", userId)).build();
      for (String collection : client.listCollectionsAsync().get()) {
        long count = client.countAsync(collection, ofUser, true).get();
        if (count > 0) {
          found.add(count + " vectors in " + collection);
        }
      }
    }
    return found;
  }
}
