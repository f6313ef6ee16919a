package dev.devmentor.localstack.qdrant;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qdrant.client.grpc.JsonWithInt.Value;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;

/**
 * A payload as Lucene fields, one for each path and kind of value, so that every filter has an
 * index. Elements of a list are values of the list's path; fields of objects in a list have the
 * path {@code list[].field}.
 */
final class PayloadFields {

  /** Paths that have a value which is not null. */
  static final String PRESENT = "present";

  /** Paths that have a null. */
  static final String NULL = "null";

  private static final int LONGEST_TERM = 256;

  private PayloadFields() {}

  static String keywords(String path) {
    return "k:" + path;
  }

  static String integers(String path) {
    return "i:" + path;
  }

  static String numbers(String path) {
    return "f:" + path;
  }

  static String booleans(String path) {
    return "b:" + path;
  }

  static String times(String path) {
    return "d:" + path;
  }

  static void add(Map<String, Value> payload, Document document) {
    payload.forEach((name, value) -> add(name, value, document));
  }

  private static void add(String path, Value value, Document document) {
    switch (value.getKindCase()) {
      case NULL_VALUE, KIND_NOT_SET ->
          document.add(new StringField(NULL, term(path), Field.Store.NO));
      case LIST_VALUE ->
          value.getListValue().getValuesList().forEach(item -> addItem(path, item, document));
      case STRUCT_VALUE -> {
        present(path, document);
        value
            .getStructValue()
            .getFieldsMap()
            .forEach((name, inner) -> add(path + "." + name, inner, document));
      }
      default -> addScalar(path, value, document);
    }
  }

  private static void addItem(String path, Value item, Document document) {
    if (item.hasStructValue()) {
      present(path, document);
      item.getStructValue()
          .getFieldsMap()
          .forEach((name, inner) -> add(path + "[]." + name, inner, document));
    } else {
      add(path, item, document);
    }
  }

  private static void addScalar(String path, Value value, Document document) {
    present(path, document);
    switch (value.getKindCase()) {
      case STRING_VALUE -> {
        String text = value.getStringValue();
        document.add(new StringField(keywords(path), term(text), Field.Store.NO));
        micros(text).ifPresent(at -> document.add(new LongPoint(times(path), at)));
      }
      case INTEGER_VALUE -> {
        document.add(new LongPoint(integers(path), value.getIntegerValue()));
        document.add(new DoublePoint(numbers(path), value.getIntegerValue()));
      }
      case DOUBLE_VALUE -> document.add(new DoublePoint(numbers(path), value.getDoubleValue()));
      case BOOL_VALUE ->
          document.add(
              new StringField(
                  booleans(path), String.valueOf(value.getBoolValue()), Field.Store.NO));
      default -> throw new IllegalStateException("no scalar: " + value.getKindCase());
    }
  }

  private static void present(String path, Document document) {
    document.add(new StringField(PRESENT, term(path), Field.Store.NO));
  }

  /** The text itself, or its hash where it is longer than Lucene likes terms to be. */
  static String term(String text) {
    if (text.length() <= LONGEST_TERM) {
      return text;
    }
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Microseconds since 1970 of a date or time as Qdrant reads them; UTC if there is no offset. */
  static Optional<Long> micros(String text) {
    if (text.length() < 10 || text.length() > 40 || !Character.isDigit(text.charAt(0))) {
      return Optional.empty();
    }
    try {
      return Optional.of(micros(instant(text)));
    } catch (DateTimeException | ArithmeticException noTime) {
      return Optional.empty();
    }
  }

  static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }

  private static Instant instant(String text) {
    String iso = text.replace(' ', 'T');
    if (iso.length() == 10) {
      return LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    boolean hasOffset = iso.endsWith("Z") || iso.indexOf('+') > 0 || iso.lastIndexOf('-') > 9;
    return hasOffset
        ? OffsetDateTime.parse(iso).toInstant()
        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
  }
}
