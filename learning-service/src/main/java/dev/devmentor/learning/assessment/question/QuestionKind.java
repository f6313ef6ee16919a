package dev.devmentor.learning.assessment.question;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** How a question is answered. */
public enum QuestionKind {
  /** The id of one choice. */
  SINGLE_CHOICE,
  /** The ids of every right choice. */
  MULTI_SELECT,
  /** A few words. */
  SHORT_TEXT;

  /** As it is written in JSON and in the database. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Maps the native enum of the database. */
  @Converter(autoApply = true)
  static final class Column implements AttributeConverter<QuestionKind, String> {
    @Override
    public String convertToDatabaseColumn(QuestionKind kind) {
      return kind.label();
    }

    @Override
    public QuestionKind convertToEntityAttribute(String label) {
      return valueOf(label.toUpperCase(Locale.ROOT));
    }
  }
}
