package dev.devmentor.memory.chunk;

import java.util.List;

/** Knows one kind of text and where it falls apart. */
interface Cuts {

  /** The places in ascending order, each once, none at the very beginning. */
  List<Cut> find(String text);

  /**
   * The kind of text that a media type names: prose unless it is Markdown or code.
   *
   * @param contentType in lower case, without parameters
   */
  static Cuts of(String contentType) {
    return switch (contentType) {
      case "text/markdown", "text/x-markdown" -> new MarkdownCuts();
      case "text/plain" -> new ProseCuts();
      default -> CodeCuts.isCode(contentType) ? new CodeCuts() : new ProseCuts();
    };
  }
}
