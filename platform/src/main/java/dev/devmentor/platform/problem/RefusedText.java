package dev.devmentor.platform.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;

/** A JSON value of the right type that must not be stored; its message is shown to the client. */
public final class RefusedText extends JsonMappingException {

  private static final long serialVersionUID = 1L;

  /** Refuses the value at the parser's place. */
  public RefusedText(JsonParser parser, String message) {
    super(parser, message);
  }
}
