package dev.devmentor.localstack.qdrant.store;

import dev.devmentor.localstack.qdrant.protocol.Refusal;
import io.qdrant.client.grpc.Common.PointId;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A point's id as text that sorts like the ids: numbers first, by value, then UUIDs.
 *
 * @param text a letter, then 16 hexadecimal digits of a number or the canonical UUID
 */
public record PointKey(String text) implements Comparable<PointKey> {

  private static final Pattern SIMPLE = Pattern.compile("(.{8})(.{4})(.{4})(.{4})(.{12})");

  /** The key of an id; an id that is none is refused. */
  public static PointKey of(PointId id) {
    return switch (id.getPointIdOptionsCase()) {
      case NUM -> new PointKey("n" + HexFormat.of().toHexDigits(id.getNum()));
      case UUID -> new PointKey("u" + canonical(id.getUuid()));
      case POINTIDOPTIONS_NOT_SET -> throw Refusal.wrongInput("a point needs an id");
    };
  }

  /** Qdrant takes a UUID with dashes, without them, in braces and as URN. */
  private static String canonical(String uuid) {
    String text = uuid.startsWith("urn:uuid:") ? uuid.substring(9) : uuid;
    if (text.matches("\\{.{36}}")) {
      text = text.substring(1, 37);
    }
    if (text.matches("[0-9a-fA-F]{32}")) {
      text = SIMPLE.matcher(text).replaceFirst("$1-$2-$3-$4-$5");
    }
    if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
      throw Refusal.wrongInput("Unable to parse UUID: " + uuid);
    }
    return UUID.fromString(text).toString();
  }

  /** The id as clients know it. */
  public PointId id() {
    String value = text.substring(1);
    return text.charAt(0) == 'n'
        ? PointId.newBuilder().setNum(HexFormat.fromHexDigitsToLong(value)).build()
        : PointId.newBuilder().setUuid(value).build();
  }

  /** The id as clients read it: a number or a UUID. */
  public String shown() {
    PointId id = id();
    return id.hasNum() ? Long.toUnsignedString(id.getNum()) : id.getUuid();
  }

  @Override
  public int compareTo(PointKey other) {
    return text.compareTo(other.text);
  }
}
