package dev.devmentor.memory.embedding;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The tokenizer of the model, read once for all tests. */
public final class TestTokenizer {

  private static final WordPieceTokenizer TOKENIZER = read();

  private TestTokenizer() {}

  /** The tokenizer. */
  public static WordPieceTokenizer get() {
    return TOKENIZER;
  }

  private static WordPieceTokenizer read() {
    try {
      ModelFiles files = new ModelFiles();
      return files.tokenizer(files.vocabulary());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
