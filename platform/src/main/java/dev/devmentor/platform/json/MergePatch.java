package dev.devmentor.platform.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.devmentor.platform.problem.InvalidRequest;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Applies a PATCH: the fields that are named replace those that are there, null resets a field (RFC
 * 7396; but an object replaces an object as a whole). What is named obeys the rules of its type;
 * what is there already may be older than they are.
 */
@ApplicationScoped
public class MergePatch {

  private final ObjectMapper json;
  private final RequestReader reader;

  MergePatch(ObjectMapper json, RequestReader reader) {
    this.json = json;
    this.reader = reader;
  }

  /**
   * The current state with the patch applied.
   *
   * @throws InvalidRequest if the patch has unknown fields or values that cannot be used
   */
  public <T> T apply(T current, ObjectNode patch, Class<T> type) {
    ObjectNode stored = json.valueToTree(current);
    ObjectNode merged = stored.deepCopy();
    merged.setAll(patch);
    return reader.read(merged, type, field -> stored.has(field) && !patch.has(field));
  }
}
