package dev.devmentor.project.http;

import dev.devmentor.platform.concurrency.Versions;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers that carry an entity tag. */
public final class Answers {

  private Answers() {}

  /** 200 with the body, or 304 if the client has it already. */
  public static <T extends Tagged> RestResponse<T> found(T body, String ifNoneMatch) {
    ResponseBuilder<T> answer =
        Versions.matches(ifNoneMatch, body.etag())
            ? ResponseBuilder.notModified()
            : ResponseBuilder.ok(body);
    return tagged(answer, body);
  }

  /** 201 with the body and where it is now; the path holds behind a gateway too. */
  public static <T extends Tagged> RestResponse<T> created(T body, String path) {
    return tagged(
        ResponseBuilder.create(RestResponse.Status.CREATED, body)
            .header(HttpHeaders.LOCATION, path),
        body);
  }

  /** 200 with the new state. */
  public static <T extends Tagged> RestResponse<T> changed(T body) {
    return tagged(ResponseBuilder.ok(body), body);
  }

  private static <T extends Tagged> RestResponse<T> tagged(ResponseBuilder<T> answer, T body) {
    return answer.header(HttpHeaders.ETAG, body.etag()).build();
  }
}
