package dev.devmentor.platform.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Writes a {@link DomainException} as a problem. */
@Provider
public class DomainExceptionMapper extends ExceptionMapperBase<DomainException> {

  @Override
  protected HttpProblem toProblem(DomainException refusal) {
    HttpProblem.Builder problem =
        HttpProblem.builder()
            .withType(ProblemTypes.uri(refusal.slug()))
            .withTitle(refusal.title())
            .withStatus(refusal.status())
            .withDetail(refusal.getMessage());
    refusal.extensions().forEach(problem::with);
    refusal
        .retryAfter()
        .ifPresent(
            wait -> problem.withHeader(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds())));
    if (!refusal.violations().isEmpty()) {
      problem.with("violations", refusal.violations());
    }
    return problem.build();
  }
}
