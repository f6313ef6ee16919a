package dev.devmentor.auth.password;

import java.util.OptionalInt;

/** Parameters that a test chooses; one lane. */
record TestPasswordConfig(int memory, int iterations, OptionalInt threads, int queue)
    implements PasswordConfig {

  /** What is configured by default. */
  static final TestPasswordConfig DEFAULT =
      new TestPasswordConfig(19_456, 2, OptionalInt.empty(), 128);

  @Override
  public int parallelism() {
    return 1;
  }
}
