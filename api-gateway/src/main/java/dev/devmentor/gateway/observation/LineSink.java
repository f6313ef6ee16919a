package dev.devmentor.gateway.observation;

/** Where the lines of the access log go. */
public interface LineSink {

  /** Takes one line, without its end; never waits. */
  void write(String line);
}
