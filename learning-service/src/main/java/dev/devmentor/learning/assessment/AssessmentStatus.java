package dev.devmentor.learning.assessment;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** Whether a question is waiting for an answer. */
public enum AssessmentStatus {
  IN_PROGRESS,
  FINISHED;

  /** As it is written in JSON and in the database. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Maps the native enum of the database. */
  @Converter(autoApply = true)
  static final class Column implements AttributeConverter<AssessmentStatus, String> {
    @Override
    public String convertToDatabaseColumn(AssessmentStatus status) {
      return status.label();
    }

    @Override
    public AssessmentStatus convertToEntityAttribute(String label) {
      return valueOf(label.toUpperCase(Locale.ROOT));
    }
  }
}
