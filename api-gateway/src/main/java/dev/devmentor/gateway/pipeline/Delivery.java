package dev.devmentor.gateway.pipeline;

/** How much of a request has gone to services. */
public final class Delivery {

  private int attempts;
  private boolean whole;
  private Runnable atEnd = () -> {};

  /** Has something done when the last byte goes out. */
  public void atEnd(Runnable step) {
    this.atEnd = step;
  }

  /** Something goes out, on another connection than before. */
  public void begin() {
    attempts++;
  }

  /** The last byte goes out. */
  public void end() {
    whole = true;
    atEnd.run();
  }

  /** Whether no service has seen anything. */
  public boolean isNothing() {
    return attempts == 0;
  }

  /** Whether a service has seen all of it. */
  public boolean isWhole() {
    return whole;
  }

  /** Whether it was begun more than once: what the last one answers does not tell all. */
  public boolean isRepeated() {
    return attempts > 1;
  }
}
