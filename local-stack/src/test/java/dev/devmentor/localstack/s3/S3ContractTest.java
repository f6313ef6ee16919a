package dev.devmentor.localstack.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveBucketArgs;
import io.minio.RemoveObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.errors.ErrorResponseException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the platform relies on of S3, against the embedded server, or a real one if {@code
 * DEVMENTOR_TEST_S3} names it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3ContractTest {

  private static final String REAL = System.getenv("DEVMENTOR_TEST_S3");

  private final String bucket = "contract-" + UUID.randomUUID();
  private S3Server embedded;
  private String url;
  private S3Credentials credentials;
  private MinioClient client;

  @BeforeAll
  void start(@TempDir Path data) throws Exception {
    if (REAL == null) {
      credentials = new S3Credentials("contract", "contract-secret");
      embedded = S3Server.start(data, 0, credentials, "unused");
      url = "http://127.0.0.1:" + embedded.port();
    } else {
      url = REAL;
      credentials =
          new S3Credentials(
              System.getenv("DEVMENTOR_TEST_S3_ACCESS_KEY"),
              System.getenv("DEVMENTOR_TEST_S3_SECRET_KEY"));
    }
    client = client(credentials);
    client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
  }

  @AfterAll
  void stop() throws Exception {
    for (String name : names("")) {
      remove(name);
    }
    client.removeBucket(RemoveBucketArgs.builder().bucket(bucket).build());
    if (embedded != null) {
      embedded.close();
    }
  }

  private MinioClient client(S3Credentials login) {
    return MinioClient.builder()
        .endpoint(url)
        .credentials(login.accessKey(), login.secretKey())
        .region("us-east-1")
        .build();
  }

  @Test
  void givesBackWhatWasPut() throws Exception {
    put("a/b c+ü.txt", "hello".getBytes(StandardCharsets.UTF_8));
    assertThat(get("a/b c+ü.txt")).isEqualTo("hello".getBytes(StandardCharsets.UTF_8));
    assertThat(
            client
                .statObject(StatObjectArgs.builder().bucket(bucket).object("a/b c+ü.txt").build())
                .size())
        .isEqualTo(5);
  }

  @Test
  void overwritesAndDeletes() throws Exception {
    put("twice", new byte[] {1});
    put("twice", new byte[] {2, 3});
    assertThat(get("twice")).containsExactly(2, 3);
    remove("twice");
    remove("twice");
    assertThatThrownBy(() -> get("twice"))
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            e -> assertThat(e.errorResponse().code()).isEqualTo("NoSuchKey"));
  }

  @Test
  void readsRanges() throws Exception {
    put("range", "0123456789".getBytes(StandardCharsets.UTF_8));
    try (InputStream part =
        client.getObject(
            GetObjectArgs.builder().bucket(bucket).object("range").offset(3L).length(4L).build())) {
      assertThat(new String(part.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("3456");
    }
  }

  @Test
  void takesLargeObjectsInParts() throws Exception {
    byte[] large = new byte[12 * 1024 * 1024];
    new Random(7).nextBytes(large);
    client.putObject(
        PutObjectArgs.builder().bucket(bucket).object("large").stream(
                new ByteArrayInputStream(large), -1L, 5L * 1024 * 1024)
            .build());
    assertThat(get("large")).isEqualTo(large);
  }

  @Test
  void takesEmptyObjects() throws Exception {
    put("empty", new byte[0]);
    assertThat(get("empty")).isEmpty();
  }

  @Test
  void listsByPrefix() throws Exception {
    put("list/one", new byte[] {1});
    put("list/two", new byte[] {2});
    put("other", new byte[] {3});
    assertThat(names("list/")).containsExactlyInAnyOrder("list/one", "list/two");
  }

  @Test
  void refusesStrangers() {
    MinioClient stranger = client(new S3Credentials(credentials.accessKey(), "wrong-secret-key"));
    assertThatThrownBy(
            () ->
                stranger.statObject(
                    StatObjectArgs.builder().bucket(bucket).object("range").build()))
        .isInstanceOf(ErrorResponseException.class);
  }

  private void put(String name, byte[] content) throws Exception {
    client.putObject(
        PutObjectArgs.builder().bucket(bucket).object(name).stream(
                new ByteArrayInputStream(content), (long) content.length, -1L)
            .build());
  }

  private byte[] get(String name) throws Exception {
    try (InputStream content =
        client.getObject(GetObjectArgs.builder().bucket(bucket).object(name).build())) {
      return content.readAllBytes();
    }
  }

  private void remove(String name) throws Exception {
    client.removeObject(RemoveObjectArgs.builder().bucket(bucket).object(name).build());
  }

  private List<String> names(String prefix) throws Exception {
    List<String> names = new ArrayList<>();
    for (var item :
        client.listObjects(
            ListObjectsArgs.builder().bucket(bucket).prefix(prefix).recursive(true).build())) {
      names.add(item.get().objectName());
    }
    return names;
  }
}
