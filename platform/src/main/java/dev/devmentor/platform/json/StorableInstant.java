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

/** A time as RFC 3339 writes it, with an offset; its year has four digits in UTC, too. */
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
      Instant time = OffsetDateTime.parse(parser.getText()).toInstant();
      if (!YearRange.holds(time)) {
        throw new RefusedText(parser, "must be in the years 0001 to 9999");
      }
      return time;
    } catch (DateTimeException malformed) {
      throw new RefusedText(parser, "must be a time such as 2026-01-31T12:00:00Z");
    }
  }
}
