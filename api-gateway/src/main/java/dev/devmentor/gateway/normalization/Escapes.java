package dev.devmentor.gateway.normalization;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent escapes (RFC 3986, section 2.1). */
final class Escapes {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Escapes() {}

  /** What the outside of an escape must be checked with. */
  @FunctionalInterface
  interface LiteralCheck {
    /** The character itself, or an {@link IllegalArgumentException}. */
    char checked(char literal);
  }

  /** Letters, digits and {@code -._~}: the same with and without an escape. */
  static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }

  /** Decodes unreserved characters, spells all other escapes in upper case. */
  static String reduce(String raw, LiteralCheck literals) {
    StringBuilder reduced = new StringBuilder(raw.length());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
    for (int i = 0; i < raw.length(); i += raw.charAt(i) == '%' ? 3 : 1) {
      char c = raw.charAt(i);
      char octet = c == '%' ? safe(byteAt(raw, i)) : literals.checked(c);
      bytes.write(octet);
      if (c == '%' && !isUnreserved(octet)) {
        append(octet, reduced);
      } else {
        reduced.append(octet);
      }
    }
    checkUtf8(bytes.toByteArray());
    return reduced.toString();
  }

  /** The byte of the escape that begins here, 0 to 255. */
  static char byteAt(String raw, int percent) {
    if (percent + 2 >= raw.length()
        || !HexFormat.isHexDigit(raw.charAt(percent + 1))
        || !HexFormat.isHexDigit(raw.charAt(percent + 2))) {
      throw new IllegalArgumentException(
          "An escape must be a percent sign and two hexadecimal digits.");
    }
    return (char) HexFormat.fromHexDigits(raw, percent + 1, percent + 3);
  }

  /** Appends the escape of a byte, 0 to 255. */
  static void append(char octet, StringBuilder target) {
    target.append('%').append(HEX.toHexDigits((byte) octet));
  }

  private static char safe(char octet) {
    if (octet < ' ' || octet == 0x7f || octet == '/' || octet == '\\') {
      throw new IllegalArgumentException(
          "Encoded slashes, backslashes and control characters must not be in a path.");
    }
    return octet;
  }

  private static void checkUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException _) {
      throw new IllegalArgumentException("The path is not UTF-8.");
    }
  }
}
