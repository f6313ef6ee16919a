package dev.devmentor.project.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.devmentor.platform.problem.InvalidRequest;
import dev.devmentor.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.List;

/**
 * Applies a PATCH: the fields that are named replace those that are there, null resets a field (RFC
 * 7396; but an object replaces an object as a whole). The result obeys the same rules as a new
 * thing.
 */
@ApplicationScoped
public class MergePatch {

  private final ObjectMapper json;
  private final Validator validator;

  MergePatch(ObjectMapper json, Validator validator) {
    this.json = json;
    this.validator = validator;
  }

  /**
   * The current state with the patch applied.
   *
   * @throws InvalidRequest if the patch has unknown fields or values that cannot be used
   */
  public <T> T apply(T current, ObjectNode patch, Class<T> type) {
    ObjectNode merged = json.valueToTree(current);
    merged.setAll(patch);
    T result = read(merged, type);
    List<Violation> violations =
        validator.validate(result).stream()
            .map(broken -> new Violation(field(broken.getPropertyPath()), broken.getMessage()))
            .toList();
    if (!violations.isEmpty()) {
      throw new InvalidRequest(violations);
    }
    return result;
  }

  private <T> T read(ObjectNode merged, Class<T> type) {
    try {
      return json.treeToValue(merged, type);
    } catch (UnrecognizedPropertyException unknown) {
      throw new InvalidRequest(unknown.getPropertyName(), "is not a field of this request");
    } catch (JsonMappingException mismatch) {
      throw new InvalidRequest(field(mismatch), "has a value of the wrong type or format");
    } catch (JsonProcessingException | NumberFormatException unreadable) {
      throw new InvalidRequest("", "has values that cannot be read");
    }
  }

  /** The path as clients know it: an element of a list has an index and no further name. */
  private static String field(Path path) {
    return path.toString().replace(".<list element>", "");
  }

  private static String field(JsonMappingException mismatch) {
    return mismatch.getPath().isEmpty() ? "" : mismatch.getPath().getFirst().getFieldName();
  }
}
