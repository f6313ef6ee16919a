package dev.devmentor.migrations;

/** What went wrong, in one line for people; never holds a password. */
public final class MigrationFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MigrationFailure(String message) {
    super(message);
  }

  public MigrationFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
