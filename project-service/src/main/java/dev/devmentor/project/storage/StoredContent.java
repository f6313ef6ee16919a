package dev.devmentor.project.storage;

import io.vertx.core.http.HttpClientResponse;

/**
 * A content on its way to a client: paused until somebody reads it. Whoever opens it must read it
 * to the end or {@link #abandon} it.
 *
 * @param body the answer of the store
 */
public record StoredContent(HttpClientResponse body) {

  /** Stops the transfer. */
  public void abandon() {
    body.request().reset();
  }
}
