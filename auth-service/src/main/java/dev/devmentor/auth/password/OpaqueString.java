package dev.devmentor.auth.password;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The one spelling of a password, however a keyboard or a system composes its characters (RFC 8265,
 * OpaqueString): every space is U+0020, and what has a composed form has it (NFC). Case stays.
 */
final class OpaqueString {

  private static final Pattern SPACE = Pattern.compile("\\p{Zs}");

  private OpaqueString() {}

  static String of(String password) {
    return Normalizer.normalize(SPACE.matcher(password).replaceAll(" "), Normalizer.Form.NFC);
  }
}
