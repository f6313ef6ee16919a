package dev.devmentor.project.file;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.migrations.testing.Rows;
import dev.devmentor.project.testing.Bucket;
import dev.devmentor.project.testing.Client;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contents on their way: large ones, and those that break off. */
@QuarkusTest
class FileStreamingTest {

  private static final int PIECES = 1_024;
  private static final int PIECE = 65_536;

  private final Client user = Client.create();
  private String project;

  @BeforeEach
  void createProject() {
    project = user.project("Streams");
  }

  private URI address(String path) {
    return URI.create("http://localhost:" + RestAssured.port + Client.API + path);
  }

  @Test
  void carriesLargeFileThereAndBack() throws Exception {
    String sent = upload();
    String id = user.get("/projects/{p}/files", project).path("items[0].id");
    assertThat(user.get("/files/{f}", id).<String>path("sha256")).isEqualTo(sent);
    assertThat(download(id)).isEqualTo(sent);
  }

  /** Without a length, as a stream is sent; the hash of what was sent. */
  private String upload() throws Exception {
    DigestInputStream content = digested(new Noise(PIECES));
    HttpRequest request =
        HttpRequest.newBuilder(address("/projects/" + project + "/files?path=noise"))
            .header("Authorization", "Bearer " + user.token())
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> content))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
    return hash(content);
  }

  private String download(String id) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address("/files/" + id + "/content"))
            .header("Authorization", "Bearer " + user.token())
            .build();
    try (HttpClient http = HttpClient.newHttpClient();
        DigestInputStream content =
            digested(http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body())) {
      content.transferTo(OutputStream.nullOutputStream());
      return hash(content);
    }
  }

  private static DigestInputStream digested(InputStream content) throws Exception {
    return new DigestInputStream(content, MessageDigest.getInstance("SHA-256"));
  }

  private static String hash(DigestInputStream content) {
    return HexFormat.of().formatHex(content.getMessageDigest().digest());
  }

  @Test
  void refusesFilesOverOneGigabyteUnread() throws IOException {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.getOutputStream().write(head("too-large", 1_073_741_825L));
      String status = new String(socket.getInputStream().readNBytes(12), US_ASCII);
      assertThat(status).isEqualTo("HTTP/1.1 413");
    }
  }

  private byte[] head(String path, long length) {
    return """
        POST %s/projects/%s/files?path=%s HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Content-Length: %d\r
        Expect: 100-continue\r
        \r
        """
        .formatted(Client.API, project, path, user.token(), length)
        .getBytes(US_ASCII);
  }

  @Test
  void promptsClientThatAsksFirst() throws IOException {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.getOutputStream().write(head("asked", 1));
      String prompt = new String(socket.getInputStream().readNBytes(25), US_ASCII);
      assertThat(prompt).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      socket.getOutputStream().write('x');
      String status = new String(socket.getInputStream().readNBytes(12), US_ASCII);
      assertThat(status).isEqualTo("HTTP/1.1 201");
    }
  }

  @Test
  void leavesNothingOfBrokenUpload() throws IOException {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      OutputStream out = socket.getOutputStream();
      out.write(head("half", 1_000_000));
      out.write(new byte[PIECE]);
      out.flush();
    }
    user.upload(project, "whole", new byte[] {1}).then().statusCode(201);

    await()
        .untilAsserted(
            () -> assertThat(Rows.count("select count(*) from projects.file_uploads")).isZero());
    assertThat(user.all(100, "/projects/{p}/files", project))
        .extracting(file -> file.get("path"))
        .containsExactly("whole");
    assertThat(Bucket.objectsOf(project)).hasSize(1);
  }

  @Test
  void survivesClientThatStopsReading() throws Exception {
    upload();
    String id = user.get("/projects/{p}/files", project).path("items[0].id");
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket
          .getOutputStream()
          .write(
              "GET %s/files/%s/content HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                  .formatted(Client.API, id, user.token())
                  .getBytes(US_ASCII));
      assertThat(socket.getInputStream().readNBytes(PIECE)).hasSize(PIECE);
    }
    user.get("/files/{f}", id).then().statusCode(200);
  }

  /** Bytes that no compression shortens. */
  private static final class Noise extends InputStream {

    private final Random random = new Random(42);
    private int pieces;

    Noise(int pieces) {
      this.pieces = pieces;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("read by pieces");
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (pieces == 0) {
        return -1;
      }
      pieces--;
      byte[] piece = new byte[Math.min(length, PIECE)];
      random.nextBytes(piece);
      System.arraycopy(piece, 0, target, offset, piece.length);
      return piece.length;
    }
  }
}
