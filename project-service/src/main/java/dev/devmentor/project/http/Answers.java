package dev.devmentor.project.http;

import dev.devmentor.platform.concurrency.Versions;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers that carry a version. */
public final class Answers {

  private Answers() {}

  /** 200 with the body, or 304 if the client has this version already. */
  public static <T> RestResponse<T> found(T body, int version, String ifNoneMatch) {
    ResponseBuilder<T> answer =
        Versions.matches(ifNoneMatch, version)
            ? ResponseBuilder.notModified()
            : ResponseBuilder.ok(body);
    return tagged(answer, version);
  }

  /** 201 with the body and where it is now; the path holds behind a gateway too. */
  public static <T> RestResponse<T> created(T body, int version, String path) {
    return tagged(ResponseBuilder.create(RestResponse.Status.CREATED, body), version, path);
  }

  /** 200 with the new state. */
  public static <T> RestResponse<T> changed(T body, int version) {
    return tagged(ResponseBuilder.ok(body), version);
  }

  private static <T> RestResponse<T> tagged(ResponseBuilder<T> answer, int version, String path) {
    return tagged(answer.header(HttpHeaders.LOCATION, path), version);
  }

  private static <T> RestResponse<T> tagged(ResponseBuilder<T> answer, int version) {
    return answer.header(HttpHeaders.ETAG, Versions.etag(version)).build();
  }
}
