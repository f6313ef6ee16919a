package dev.devmentor.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.MDC;

/**
 * Gives every problem the members that clients rely on: a {@code type} that never is about:blank,
 * the {@code requestId}, and {@code violations} with field and message only. A 5xx tells nothing
 * else.
 */
@ApplicationScoped
public class ProblemShape implements ProblemPostProcessor {

  private static final String VIOLATIONS = "violations";

  @Override
  public int priority() {
    return 50; // after the extension's own, which log and add the instance
  }

  @Override
  public HttpProblem apply(HttpProblem problem, ProblemContext context) {
    HttpProblem.Builder shaped =
        HttpProblem.builder()
            .withType(typeOf(problem))
            .withTitle(problem.getTitle())
            .withStatus(problem.getStatusCode())
            .withDetail(detailOf(problem, context))
            .withInstance(URI.create(encode(context.path)));
    problem.getHeaders().forEach(shaped::withHeader);
    problem.getParameters().entrySet().stream()
        .filter(member -> !member.getKey().equals("field"))
        .filter(member -> !member.getKey().equals(VIOLATIONS))
        .forEach(member -> shaped.with(member.getKey(), member.getValue()));
    Optional.ofNullable(MDC.get("requestId")).ifPresent(id -> shaped.with("requestId", id));
    violationsOf(problem, context).ifPresent(fields -> shaped.with(VIOLATIONS, fields));
    return shaped.build();
  }

  private static URI typeOf(HttpProblem problem) {
    return problem.getType() == null
        ? ProblemTypes.ofStatus(problem.getStatusCode())
        : problem.getType();
  }

  private static String detailOf(HttpProblem problem, ProblemContext context) {
    if (context.cause instanceof DomainException) {
      return problem.getDetail();
    }
    return switch (problem.getStatusCode()) {
      case 400 -> "The request cannot be read as it is.";
      case 401 -> unauthenticated(context.cause);
      default -> null;
    };
  }

  /** In the words of the gateway, which refuses most of these before a service sees them. */
  private static String unauthenticated(Throwable cause) {
    return cause instanceof AuthenticationFailedException
        ? "The token is not valid, or not any more."
        : "This route needs one bearer token.";
  }

  private static Optional<List<Violation>> violationsOf(
      HttpProblem problem, ProblemContext context) {
    Optional<JsonProcessingException> json = jsonFailure(context.cause);
    if (json.isPresent()) {
      return Optional.of(List.of(JsonViolations.of(json.get())));
    }
    if (problem.getParameters().get(VIOLATIONS) instanceof List<?> fields) {
      return Optional.of(fields.stream().map(ProblemShape::plain).collect(Collectors.toList()));
    }
    return problem.getStatusCode() == 400 ? Optional.of(new ArrayList<>()) : Optional.empty();
  }

  private static Violation plain(Object violation) {
    return switch (violation) {
      case Violation own -> own;
      case io.quarkiverse.resteasy.problem.validation.Violation other ->
          // An element of a list has an index and no further name.
          new Violation(other.field.replace(".<list element>", ""), other.message);
      default -> new Violation("", String.valueOf(violation));
    };
  }

  private static Optional<JsonProcessingException> jsonFailure(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof JsonProcessingException json) {
        return Optional.of(json);
      }
    }
    return Optional.empty();
  }

  private static String encode(String path) {
    return path.replaceAll("[^A-Za-z0-9/._~-]", "_");
  }

  /** What Jackson refused, in the client's terms: no Java type is named. */
  private static final class JsonViolations {

    static Violation of(JsonProcessingException failure) {
      if (!(failure instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
        return new Violation("", "the body is not the JSON that is expected here");
      }
      String field =
          mapping.getPath().stream()
              .map(JsonViolations::segment)
              .collect(Collectors.joining())
              .replaceFirst("^\\.", "");
      return new Violation(field, message(mapping));
    }

    private static String message(JsonMappingException failure) {
      return switch (failure) {
        case com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException _ ->
            "is not a field of this request";
        case RefusedText refused -> refused.getOriginalMessage();
        default -> "has a value of the wrong type or format";
      };
    }

    private static String segment(JsonMappingException.Reference step) {
      return step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName();
    }
  }
}
