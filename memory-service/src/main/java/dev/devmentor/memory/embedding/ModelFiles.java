package dev.devmentor.memory.embedding;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;

/** The files of the model, from the jar it ships in. */
final class ModelFiles {

  /** The name under which the files are there, and vectors are recorded. */
  static final String MODEL = "e5-small-v2-q";

  @Produces
  @Singleton
  Vocabulary vocabulary() throws IOException {
    try (InputStream json = find(MODEL + "-tokenizer.json").openStream()) {
      return Vocabulary.read(json);
    }
  }

  @Produces
  @Singleton
  WordPieceTokenizer tokenizer(Vocabulary vocabulary) {
    return new WordPieceTokenizer(vocabulary);
  }

  static URL find(String name) {
    URL file = Thread.currentThread().getContextClassLoader().getResource(name);
    if (file == null) {
      throw new IllegalStateException(name + " is not on the class path");
    }
    return file;
  }
}
