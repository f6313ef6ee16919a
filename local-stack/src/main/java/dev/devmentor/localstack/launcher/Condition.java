package dev.devmentor.localstack.launcher;

import java.util.Locale;

/** How a part is. */
enum Condition {
  HEALTHY,

  /** Its process runs and does not answer. */
  UNHEALTHY,

  /** It has no process. */
  STOPPED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
