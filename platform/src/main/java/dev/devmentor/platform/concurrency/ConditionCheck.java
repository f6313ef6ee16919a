package dev.devmentor.platform.concurrency;

import dev.devmentor.platform.problem.InvalidRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * Refuses an empty {@code If-Match}. A header parameter that is empty is null to a resource, as if
 * the client had set no condition; it has, and means to overwrite nothing.
 */
@Provider
public class ConditionCheck implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    List<String> conditions = request.getHeaders().get(HttpHeaders.IF_MATCH);
    if (conditions != null && conditions.stream().anyMatch(String::isBlank)) {
      throw new InvalidRequest(HttpHeaders.IF_MATCH, "must name a version in quotes, or be *");
    }
  }
}
