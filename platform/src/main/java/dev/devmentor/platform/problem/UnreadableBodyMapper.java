package dev.devmentor.platform.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** JSON of another type than the request has; Quarkus would answer it in a shape of its own. */
@Provider
public class UnreadableBodyMapper extends ExceptionMapperBase<MismatchedInputException> {

  @Override
  protected HttpProblem toProblem(MismatchedInputException unreadable) {
    return HttpProblem.valueOf(Response.Status.BAD_REQUEST);
  }
}
