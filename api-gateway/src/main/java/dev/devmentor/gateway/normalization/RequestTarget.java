package dev.devmentor.gateway.normalization;

/**
 * What is asked for, in the one spelling that routes are matched with and services receive.
 *
 * @param path normalised path, starts with a slash
 * @param query normalised query without the question mark; empty if there is none
 */
public record RequestTarget(String path, String query) {

  /** Path and query as they go into a request line. */
  public String uri() {
    return query.isEmpty() ? path : path + "?" + query;
  }
}
