package dev.devmentor.localstack.qdrant.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.devmentor.localstack.qdrant.protocol.Refusal;
import io.qdrant.client.grpc.JsonWithInt.Value;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;

/**
 * A payload as Lucene fields, one for each path and type of value, so that every filter has an
 * index. Plain values in a list are values of the list's path.
 */
public final class PayloadFields {

  private static final String KINDS = "kind";
  private static final int LONGEST_TERM = 256;

  private PayloadFields() {}

  /** What there is at a path. */
  public enum Kind {
    TEXT,
    INTEGER,
    FLOAT,
    BOOLEAN,
    /** An object, or a list in a list. */
    COMPOUND,
    /** A list with at least one item, whatever it is. */
    FILLED_LIST,
    NULL
  }

  /** Points that have something of the kind at the path. */
  public static Term kind(Kind kind, PayloadPath path) {
    return new Term(KINDS, term(kind + ":" + path.text()));
  }

  /** Texts, as terms. */
  public static String keywords(PayloadPath path) {
    return "k:" + path.text();
  }

  /** Integers, as points. */
  public static String integers(PayloadPath path) {
    return "i:" + path.text();
  }

  /** Numbers of either type, as points. */
  public static String numbers(PayloadPath path) {
    return "f:" + path.text();
  }

  /** Booleans, as terms. */
  public static String booleans(PayloadPath path) {
    return "b:" + path.text();
  }

  /** Texts that are times, as points: microseconds since 1970. */
  public static String times(PayloadPath path) {
    return "d:" + path.text();
  }

  static void add(Map<String, Value> payload, Document document) {
    payload.forEach((name, value) -> add(PayloadPath.top(name), value, document));
  }

  private static void add(PayloadPath path, Value value, Document document) {
    switch (value.getKindCase()) {
      case NULL_VALUE, KIND_NOT_SET -> add(Kind.NULL, path, document);
      case LIST_VALUE -> {
        if (value.getListValue().getValuesCount() > 0) {
          add(Kind.FILLED_LIST, path, document);
        }
        value.getListValue().getValuesList().forEach(item -> addItem(path, item, document));
      }
      case STRUCT_VALUE -> {
        add(Kind.COMPOUND, path, document);
        addFields(path, value, document);
      }
      default -> addPlain(path, value, document);
    }
  }

  private static void addFields(PayloadPath path, Value object, Document document) {
    object
        .getStructValue()
        .getFieldsMap()
        .forEach((name, inner) -> add(path.field(name), inner, document));
  }

  private static void addItem(PayloadPath path, Value item, Document document) {
    switch (item.getKindCase()) {
      case NULL_VALUE, KIND_NOT_SET -> {}
      case STRUCT_VALUE -> {
        add(Kind.COMPOUND, path, document);
        addFields(path.items(), item, document);
      }
      case LIST_VALUE -> {
        add(Kind.COMPOUND, path, document);
        add(path.items(), item, document);
      }
      default -> addPlain(path, item, document);
    }
  }

  private static void addPlain(PayloadPath path, Value value, Document document) {
    switch (value.getKindCase()) {
      case STRING_VALUE -> {
        add(Kind.TEXT, path, document);
        String text = value.getStringValue();
        document.add(new StringField(keywords(path), term(text), Field.Store.NO));
        Times.micros(text).ifPresent(at -> document.add(new LongPoint(times(path), at)));
      }
      case INTEGER_VALUE -> {
        add(Kind.INTEGER, path, document);
        document.add(new LongPoint(integers(path), value.getIntegerValue()));
        document.add(new DoublePoint(numbers(path), value.getIntegerValue()));
      }
      case DOUBLE_VALUE -> {
        add(Kind.FLOAT, path, document);
        document.add(new DoublePoint(numbers(path), number(path, value.getDoubleValue())));
      }
      case BOOL_VALUE -> {
        add(Kind.BOOLEAN, path, document);
        String text = String.valueOf(value.getBoolValue());
        document.add(new StringField(booleans(path), text, Field.Store.NO));
      }
      default -> throw new IllegalStateException("no plain value: " + value.getKindCase());
    }
  }

  /** JSON has no other numbers; Lucene tells the two zeros apart, clients do not. */
  private static double number(PayloadPath path, double value) {
    if (!Double.isFinite(value)) {
      throw Refusal.wrongInput("the number at `" + path.text() + "` must be finite");
    }
    return value == 0 ? 0 : value;
  }

  private static void add(Kind kind, PayloadPath path, Document document) {
    document.add(new StringField(KINDS, kind(kind, path).bytes(), Field.Store.NO));
  }

  /** The text itself, or its hash where it is longer than Lucene likes terms to be. */
  public static String term(String text) {
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
}
