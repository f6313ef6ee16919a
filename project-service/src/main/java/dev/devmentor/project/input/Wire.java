package dev.devmentor.project.input;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** An enum whose constants are spelled in lower case in JSON, in addresses and in the database. */
public interface Wire {

  /** The constant's name, given by the enum. */
  String name();

  /** The spelling outside of Java. */
  @JsonValue
  default String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads what the database holds. */
  static <E extends Enum<E>> E read(Class<E> type, String wire) {
    return Enum.valueOf(type, wire.toUpperCase(Locale.ROOT));
  }
}
