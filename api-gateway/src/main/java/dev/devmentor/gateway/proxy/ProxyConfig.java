package dev.devmentor.gateway.proxy;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Connections to the services. */
@ConfigMapping(prefix = "devmentor.proxy")
public interface ProxyConfig {

  /** Longest wait for a connection to be accepted. */
  @WithDefault("1s")
  Duration connectTimeout();

  /** Longest wait for a free connection of the pool. */
  @WithDefault("3s")
  Duration poolTimeout();

  /** Connections to each instance of a service, of each event loop. */
  @WithDefault("256")
  int poolSize();

  /** Requests that may wait for a free connection, counted as they are; more are refused: 503. */
  @WithDefault("1024")
  int poolQueue();

  /** How long an unused connection is kept; shorter than the services keep theirs. */
  @WithDefault("30s")
  Duration keepAlive();

  /** Longest pause in the middle of a body, in either direction. */
  @WithDefault("30s")
  Duration idleTimeout();

  /** In each such time a client that sends a body must send {@link #paceBytes}. */
  @WithDefault("20s")
  Duration paceWindow();

  /** The least of a body in {@link #paceWindow}; a slower client gets a 408. */
  @WithDefault("10K")
  MemorySize paceBytes();

  /** Memory for bodies that are read before a service is asked; beyond it they are streamed. */
  @WithDefault("32M")
  MemorySize intakeMemory();
}
