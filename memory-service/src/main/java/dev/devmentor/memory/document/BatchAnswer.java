package dev.devmentor.memory.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.devmentor.platform.problem.DomainException;
import dev.devmentor.platform.problem.ProblemTypes;
import dev.devmentor.platform.problem.Violation;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What came of a batch.
 *
 * @param items in the order sent: documents, and a {@link Refused} in place of each refused one
 */
public record BatchAnswer(@Schema(implementation = Document[].class) List<JsonNode> items) {

  /** A document that was not stored. */
  record Refused(Problem problem) {

    static Refused of(DomainException refusal) {
      return new Refused(
          new Problem(
              ProblemTypes.uri(refusal.slug()),
              refusal.title(),
              refusal.status(),
              refusal.getMessage(),
              refusal.violations()));
    }
  }

  /** Why, in the members that a problem of a whole request has. */
  record Problem(URI type, String title, int status, String detail, List<Violation> violations) {}
}
