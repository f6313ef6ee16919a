package dev.devmentor.learning.assessment.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.devmentor.learning.assessment.question.QuestionView.Choice;
import dev.devmentor.platform.problem.InvalidRequest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivenAnswerTest {

  private static final List<Choice> CHOICES =
      List.of(new Choice("a", "one"), new Choice("b", "two"), new Choice("c", "three"));

  @Test
  void readsOneChoice() {
    assertThat(read(QuestionKind.SINGLE_CHOICE, "\"b\"")).containsExactly("b");
  }

  @Test
  void readsSeveralChoicesInAlphabeticalOrder() {
    assertThat(read(QuestionKind.MULTI_SELECT, "[\"c\",\"a\"]")).containsExactly("a", "c");
  }

  @Test
  void readsAText() {
    assertThat(read(QuestionKind.SHORT_TEXT, "\" Load factor \"")).containsExactly(" Load factor ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"d\"", "\"\"", "[\"a\"]", "1", "true", "null", "{}"})
  void refusesWhatIsNoChoice(String answer) {
    refuses(QuestionKind.SINGLE_CHOICE, answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "\"a\"",
        "[\"a\",\"a\"]",
        "[\"z\"]",
        "[1]",
        "[null]",
        "[\"a\",\"b\",\"c\",\"a\"]"
      })
  void refusesWhatIsNoListOfChoices(String answer) {
    refuses(QuestionKind.MULTI_SELECT, answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"  \"", "5", "[\"text\"]", "\"\\u0000\""})
  void refusesWhatIsNoText(String answer) {
    refuses(QuestionKind.SHORT_TEXT, answer);
  }

  @Test
  void refusesATextThatIsTooLong() {
    refuses(QuestionKind.SHORT_TEXT, "\"" + "x".repeat(201) + "\"");
  }

  private static void refuses(QuestionKind kind, String answer) {
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> read(kind, answer))
        .satisfies(
            refused ->
                assertThat(refused.violations()).extracting("field").containsExactly("answer"));
  }

  private static List<String> read(QuestionKind kind, String answer) {
    List<Choice> choices = kind == QuestionKind.SHORT_TEXT ? null : CHOICES;
    QuestionView question = new QuestionView(UUID.randomUUID(), kind, "?", choices);
    return GivenAnswer.to(question, json(answer)).values();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
