package dev.devmentor.localstack.qdrant;

import io.qdrant.client.grpc.Common.PointId;
import java.util.UUID;

/**
 * A point's id as text that sorts like the ids: numbers first, by value, then UUIDs.
 *
 * @param text a letter, then 16 hexadecimal digits of a number or the canonical UUID
 */
record PointKey(String text) implements Comparable<PointKey> {

  static PointKey of(PointId id) {
    return switch (id.getPointIdOptionsCase()) {
      case NUM -> new PointKey("n" + "%016x".formatted(id.getNum()));
      case UUID -> new PointKey("u" + canonical(id.getUuid()));
      case POINTIDOPTIONS_NOT_SET -> throw Refusal.wrongInput("a point needs an id");
    };
  }

  /** Qdrant takes a UUID with dashes, without them and as URN. */
  private static String canonical(String uuid) {
    String text = uuid.startsWith("urn:uuid:") ? uuid.substring(9) : uuid;
    if (text.matches("[0-9a-fA-F]{32}")) {
      text = text.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }
    if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
      throw Refusal.wrongInput("Unable to parse UUID: " + uuid);
    }
    return UUID.fromString(text).toString();
  }

  PointId id() {
    String value = text.substring(1);
    return text.charAt(0) == 'n'
        ? PointId.newBuilder().setNum(Long.parseUnsignedLong(value, 16)).build()
        : PointId.newBuilder().setUuid(value).build();
  }

  @Override
  public int compareTo(PointKey other) {
    return text.compareTo(other.text);
  }
}
