package dev.devmentor.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/** What came back for a request. */
final class Answer {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;
  private final JsonNode json;

  private Answer(int status, HttpHeaders headers, byte[] body, JsonNode json) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.json = json;
  }

  static Answer of(HttpResponse<byte[]> response) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    boolean isJson = type.contains("json") && response.body().length > 0;
    try {
      JsonNode json = isJson ? JSON.readTree(response.body()) : MissingNode.getInstance();
      return new Answer(response.statusCode(), response.headers(), response.body(), json);
    } catch (IOException e) {
      throw new IllegalStateException("not the JSON it claims to be", e);
    }
  }

  int status() {
    return status;
  }

  HttpHeaders headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  /** The body if it is JSON, else a missing node. */
  JsonNode json() {
    return json;
  }

  /** The answer itself if the status is the one expected, else a failure that shows the body. */
  Answer expect(int expected) {
    if (status != expected) {
      throw new AssertionError(
          "expected %d but was %d: %s".formatted(expected, status, new String(body, UTF_8)));
    }
    return this;
  }

  /** A field of the body as text. */
  String text(String field) {
    return json.path(field).asText();
  }
}
