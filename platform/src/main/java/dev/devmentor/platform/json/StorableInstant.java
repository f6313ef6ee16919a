package dev.devmentor.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import dev.devmentor.platform.problem.RefusedText;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A time as RFC 3339 writes it, with an offset and a year of four digits. */
final class StorableInstant extends StdScalarDeserializer<Instant> {

  private static final long serialVersionUID = 1L;

  StorableInstant() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      throw new RefusedText(parser, "must be a time such as 2026-01-31T12:00:00Z");
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(parser.getText());
      if (time.getYear() < 1 || time.getYear() > 9999) {
        throw new RefusedText(parser, "must be in the years 0001 to 9999");
      }
      return time.toInstant();
    } catch (DateTimeException malformed) {
      throw new RefusedText(parser, "must be a time such as 2026-01-31T12:00:00Z");
    }
  }
}
