package dev.devmentor.memory.vector;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where Qdrant is and how long it is waited for. */
@ConfigMapping(prefix = "devmentor.qdrant")
public interface QdrantConfig {

  /** Name or address of the server. */
  String host();

  /** Port of its gRPC interface. */
  int port();

  /** The key it asks for. */
  Optional<String> apiKey();

  /** Whether the connection is encrypted. */
  @WithDefault("false")
  boolean tls();

  /** Start of the collection's name; the model's name follows. */
  @WithDefault("memory")
  String collection();

  /** How long a search may take: shorter than the two seconds in which clients get their 503. */
  @WithDefault("1500ms")
  Duration searchTimeout();

  /** How long a write, or work of the reconciler, may take. */
  @WithDefault("5s")
  Duration writeTimeout();
}
