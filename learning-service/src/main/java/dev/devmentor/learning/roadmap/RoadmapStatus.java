package dev.devmentor.learning.roadmap;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** How a user treats a roadmap. Only active ones lead to recommendations. */
public enum RoadmapStatus {
  ACTIVE,
  PAUSED,
  COMPLETED,
  ARCHIVED;

  /** As it is written in JSON and in the database. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RoadmapStatus ofLabel(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  /** Maps the native enum of the database. */
  @Converter(autoApply = true)
  static final class Column implements AttributeConverter<RoadmapStatus, String> {
    @Override
    public String convertToDatabaseColumn(RoadmapStatus status) {
      return status.label();
    }

    @Override
    public RoadmapStatus convertToEntityAttribute(String label) {
      return ofLabel(label);
    }
  }
}
