package dev.devmentor.project.file;

import dev.devmentor.project.storage.ByteRange;
import dev.devmentor.project.storage.StoredContent;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * The headers of a content. It comes from a stranger as far as a browser is concerned: it is saved,
 * not shown, its type is not guessed, and nothing in it runs.
 */
final class ContentHeaders {

  private static final int PARTIAL_CONTENT = 206;

  private ContentHeaders() {}

  static RestResponse<StoredContent> answer(
      StoredContent content, StoredVersion version, Optional<ByteRange> part) {
    return part.map(range -> partial(content, version, range))
        .orElseGet(() -> sized(ResponseBuilder.ok(content), version))
        .build();
  }

  private static ResponseBuilder<StoredContent> partial(
      StoredContent content, StoredVersion version, ByteRange range) {
    return add(ResponseBuilder.<StoredContent>create(PARTIAL_CONTENT), version)
        .entity(content)
        .header("Content-Range", range.of(version.sizeBytes()))
        .header(HttpHeaders.CONTENT_LENGTH, range.length());
  }

  static <T> ResponseBuilder<T> sized(ResponseBuilder<T> answer, StoredVersion version) {
    return add(answer, version).header(HttpHeaders.CONTENT_LENGTH, version.sizeBytes());
  }

  static <T> ResponseBuilder<T> add(ResponseBuilder<T> answer, StoredVersion version) {
    return answer
        .header(HttpHeaders.ETAG, version.etag())
        .header(HttpHeaders.CONTENT_TYPE, version.contentType())
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(version.path().name()))
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header("Accept-Ranges", "bytes")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'");
  }

  /** RFC 6266, with the name as RFC 8187 writes it: any character is safe. */
  private static String disposition(String name) {
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
    return "attachment; filename*=UTF-8''" + encoded.replace("+", "%20").replace("*", "%2A");
  }
}
