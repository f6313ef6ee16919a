package dev.devmentor.platform.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.devmentor.platform.problem.InvalidRequest;
import dev.devmentor.platform.problem.RefusedText;
import dev.devmentor.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reads a part of a body that is looked at by itself: an item of a batch, of which others may be
 * refused, or a patch, of which it matters which fields are given.
 */
@ApplicationScoped
public class RequestReader {

  private final ObjectMapper json;
  private final Validator validator;

  RequestReader(ObjectMapper json, Validator validator) {
    this.json = json;
    this.validator = validator;
  }

  /**
   * The request in this part of a body.
   *
   * @throws InvalidRequest if it cannot be accepted; names the fields
   */
  public <T> T read(JsonNode part, Class<T> type) {
    return read(part, type, _ -> false);
  }

  /**
   * The same where the client is not the author of all fields.
   *
   * @param foreign tells which are another's: what they hold is not held against the request
   */
  <T> T read(JsonNode part, Class<T> type, Predicate<String> foreign) {
    if (part == null || !part.isObject()) {
      throw new InvalidRequest("", "must be a JSON object");
    }
    T request = convert(part, type);
    List<Violation> violations =
        validator.validate(request).stream()
            .filter(violation -> !foreign.test(field(violation)))
            .map(RequestReader::violation)
            .toList();
    if (!violations.isEmpty()) {
      throw new InvalidRequest(violations);
    }
    return request;
  }

  /** The field of the request that breaks a rule; null for a rule of the whole. */
  private static String field(ConstraintViolation<?> violation) {
    return violation.getPropertyPath().iterator().next().getName();
  }

  private <T> T convert(JsonNode part, Class<T> type) {
    try {
      return json.treeToValue(part, type);
    } catch (JsonMappingException refused) {
      throw new InvalidRequest(field(refused), message(refused));
    } catch (JsonProcessingException | NumberFormatException unreadable) {
      throw new InvalidRequest("", "cannot be read");
    }
  }

  /** The path as clients know it: an element of a list has an index and no further name. */
  private static Violation violation(ConstraintViolation<?> violation) {
    String path = violation.getPropertyPath().toString().replace(".<list element>", "");
    return new Violation(path, violation.getMessage());
  }

  private static String field(JsonMappingException refused) {
    List<JsonMappingException.Reference> path = refused.getPath();
    return path.stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }

  private static String message(JsonMappingException refused) {
    return switch (refused) {
      case UnrecognizedPropertyException _ -> "is not a field of this request";
      case RefusedText text -> text.getOriginalMessage();
      default -> "has a value of the wrong type or format";
    };
  }
}
