package dev.devmentor.memory.embedding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * The pieces that a BERT model knows, by their spelling; a piece that continues a word starts with
 * {@code ##}.
 */
final class Vocabulary {

  private static final JsonPointer PIECES = JsonPointer.compile("/model/vocab");

  private final Map<String, Integer> ids;

  private Vocabulary(Map<String, Integer> ids) {
    this.ids = ids;
  }

  /** Reads the {@code tokenizer.json} of the Hugging Face tokenizers library. */
  static Vocabulary read(InputStream tokenizerJson) throws IOException {
    Map<String, Integer> ids = HashMap.newHashMap(32_768);
    JsonPointerBasedFilter pieces = new JsonPointerBasedFilter(PIECES);
    try (JsonParser all = new JsonFactory().createParser(tokenizerJson);
        JsonParser json =
            new FilteringParserDelegate(all, pieces, Inclusion.ONLY_INCLUDE_ALL, false)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
          ids.put(json.currentName(), json.getIntValue());
        }
      }
    }
    return new Vocabulary(ids);
  }

  /** The id of a piece, or null if there is none. */
  Integer find(String piece) {
    return ids.get(piece);
  }

  /** The id of a piece that every BERT vocabulary has, such as {@code [CLS]}. */
  int require(String piece) {
    Integer id = ids.get(piece);
    if (id == null) {
      throw new IllegalStateException("the vocabulary has no " + piece);
    }
    return id;
  }
}
