package dev.devmentor.localstack.launcher;

/** Something that the person can do something about: shown as one message, without a trace. */
final class Complaint extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Complaint(String message) {
    super(message);
  }
}
