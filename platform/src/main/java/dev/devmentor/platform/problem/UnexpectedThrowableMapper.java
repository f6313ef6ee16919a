package dev.devmentor.platform.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;

/**
 * The same for what is no {@link Exception}: Vert.x fails so when a pool gives no connection in
 * time.
 */
@Provider
public class UnexpectedThrowableMapper extends ExceptionMapperBase<Throwable> {

  @Override
  protected HttpProblem toProblem(Throwable failure) {
    return UnexpectedExceptionMapper.problem(failure);
  }
}
