package dev.devmentor.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.devmentor.platform.problem.InvalidRequest;
import dev.devmentor.platform.problem.Violation;
import jakarta.validation.Validation;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergePatchTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final MergePatch patches =
      new MergePatch(
          JSON, new RequestReader(JSON, Validation.buildDefaultValidatorFactory().getValidator()));

  private record Thing(
      @NotBlank String name, List<@Size(min = 1) String> tags, Map<String, Object> data) {}

  private final Thing current = new Thing("old", List.of("a"), Map.of("x", 1));

  private Thing apply(String patch) throws JsonProcessingException {
    return patches.apply(current, (ObjectNode) JSON.readTree(patch), Thing.class);
  }

  @Test
  void replacesWhatIsNamed() throws JsonProcessingException {
    assertThat(apply("{\"name\":\"new\"}"))
        .isEqualTo(new Thing("new", List.of("a"), Map.of("x", 1)));
    assertThat(apply("{}")).isEqualTo(current);
  }

  @Test
  void resetsWhatIsNull() throws JsonProcessingException {
    assertThat(apply("{\"tags\":null}").tags()).isNull();
  }

  @Test
  void replacesObjectsAsWhole() throws JsonProcessingException {
    assertThat(apply("{\"data\":{\"y\":2}}").data()).containsOnlyKeys("y");
  }

  @Test
  void namesFieldsThatAreRefused() {
    assertField("{\"unknown\":1}", "unknown");
    assertField("{\"name\":\" \"}", "name");
    assertField("{\"tags\":[\"\"]}", "tags[0]");
    assertField("{\"tags\":5}", "tags");
  }

  @Test
  void leavesAloneWhatWasStoredUnderOlderRules() throws JsonProcessingException {
    Thing older = new Thing(" ", List.of(""), Map.of());
    ObjectNode patch = (ObjectNode) JSON.readTree("{\"data\":{\"y\":2}}");
    assertThat(patches.apply(older, patch, Thing.class))
        .isEqualTo(new Thing(" ", List.of(""), Map.of("y", 2)));
  }

  private record Span(@NotNull Integer from, @NotNull Integer to) {
    @JsonIgnore
    @AssertTrue boolean isInOrder() {
      return from <= to;
    }
  }

  @Test
  void holdsARuleOfSeveralFieldsAgainstWhoeverNamesOne() {
    ObjectNode patch = JSON.createObjectNode().put("to", 1);
    assertThatThrownBy(() -> patches.apply(new Span(2, 3), patch, Span.class))
        .isInstanceOf(InvalidRequest.class);
  }

  private void assertField(String patch, String field) {
    assertThatThrownBy(() -> apply(patch))
        .isInstanceOfSatisfying(
            InvalidRequest.class,
            refused ->
                assertThat(refused.violations()).extracting(Violation::field).contains(field));
  }
}
