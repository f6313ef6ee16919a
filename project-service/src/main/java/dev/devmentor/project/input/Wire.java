package dev.devmentor.project.input;

import java.util.Locale;

/** An enum whose constants are spelled in lower case in JSON, in addresses and in the database. */
public interface Wire {

  /** The spelling outside of Java. */
  String wire();

  /** The spelling of a constant. */
  static String spell(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Reads what the database holds. */
  static <E extends Enum<E>> E read(Class<E> type, String wire) {
    return Enum.valueOf(type, wire.toUpperCase(Locale.ROOT));
  }
}
