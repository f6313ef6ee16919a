package dev.devmentor.migrations.cli;

/** What the command ends with; 0 done and 2 wrong usage are those of picocli. */
final class ExitCodes {

  /** It could not be done; the reason is on the error stream. */
  static final int FAILED = 1;

  /** It was done, and what was checked is not as it should be. */
  static final int FOUND = 3;

  private ExitCodes() {}
}
