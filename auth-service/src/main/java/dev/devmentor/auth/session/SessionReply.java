package dev.devmentor.auth.session;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** A session answer that no cache may keep (RFC 6749, section 5.1). */
public final class SessionReply {

  private SessionReply() {}

  /** With the given status. */
  public static RestResponse<SessionAnswer> of(Status status, SessionAnswer answer) {
    return ResponseBuilder.create(status, answer)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
