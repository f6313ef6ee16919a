package dev.devmentor.gateway.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * What is to be done when an exchange is over: for the client, and for the services, one of which
 * may have to be heard out after its client has left.
 */
final class Ending {

  private static final Logger LOG = Logger.getLogger(Ending.class);

  private final List<Consumer<Boolean>> atEnd = new ArrayList<>(2);
  private final List<Consumer<Boolean>> atRest = new ArrayList<>(2);
  private boolean over;
  private boolean whole;
  private boolean held;

  boolean isOver() {
    return over;
  }

  void atEnd(Consumer<Boolean> step) {
    if (over) {
      finish(step);
    } else {
      atEnd.add(step);
    }
  }

  void atRest(Runnable step) {
    atRest.add(_ -> step.run());
    rest();
  }

  void end(boolean answered) {
    if (!over) {
      over = true;
      whole = answered;
      atEnd.reversed().forEach(this::finish);
      rest();
    }
  }

  void hold() {
    held = true;
  }

  void release() {
    held = false;
    rest();
  }

  private void rest() {
    if (over && !held) {
      List<Consumer<Boolean>> steps = List.copyOf(atRest);
      atRest.clear();
      steps.reversed().forEach(this::finish);
    }
  }

  /** One step that fails must not keep the others from what they hold. */
  private void finish(Consumer<Boolean> step) {
    try {
      step.accept(whole);
    } catch (RuntimeException failure) {
      LOG.error("A request could not be ended cleanly", failure);
    }
  }
}
