package dev.devmentor.gateway.observation;

/** Where the entries of the access log go. */
interface AccessLog {

  /** Takes one entry; never waits. */
  void write(AccessEntry entry);
}
