package dev.devmentor.memory.embedding;

/** The model could not read a text; another try would end the same way. */
public final class EmbeddingFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EmbeddingFailed(Throwable cause) {
    super("The embedding model failed.", cause);
  }
}
