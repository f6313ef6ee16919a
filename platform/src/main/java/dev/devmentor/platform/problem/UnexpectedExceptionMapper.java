package dev.devmentor.platform.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/**
 * Everything nobody foresaw: a bare 500 for the client, the stack trace for the log. What the
 * database refuses for a known reason is told apart first.
 */
@Provider
@Priority(Priorities.USER - 1) // before the extension's mapper of the same type
public class UnexpectedExceptionMapper extends ExceptionMapperBase<Exception> {

  private static final Logger LOG = Logger.getLogger(UnexpectedExceptionMapper.class);

  @Override
  protected HttpProblem toProblem(Exception failure) {
    return DatabaseRefusals.of(failure)
        .map(new DomainExceptionMapper()::toProblem)
        .orElseGet(() -> unexpected(failure));
  }

  private static HttpProblem unexpected(Exception failure) {
    LOG.error("Request failed", failure);
    return HttpProblem.valueOf(Response.Status.INTERNAL_SERVER_ERROR);
  }
}
