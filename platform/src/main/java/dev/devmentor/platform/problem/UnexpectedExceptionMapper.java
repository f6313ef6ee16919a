package dev.devmentor.platform.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/**
 * Everything nobody foresaw: a bare 500 for the client, the stack trace for the log (which the
 * problem extension writes). What the database refuses for a known reason is told apart first.
 */
@Provider
@Priority(1) // before the extension's mapper of the same type
public class UnexpectedExceptionMapper extends ExceptionMapperBase<Exception> {

  @Override
  protected HttpProblem toProblem(Exception failure) {
    return problem(failure);
  }

  static HttpProblem problem(Throwable failure) {
    return DatabaseRefusals.of(failure)
        .map(new DomainExceptionMapper()::toProblem)
        .orElseGet(() -> HttpProblem.valueOf(Response.Status.INTERNAL_SERVER_ERROR));
  }
}
