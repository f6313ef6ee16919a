package dev.devmentor.auth.password;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * An Argon2 hash (RFC 9106) with all that is needed to make it again, as a PHC string: {@code
 * $argon2id$v=19$m=19456,t=2,p=1$salt$hash}.
 *
 * @param parameters what a password is hashed with; the salt is beside them
 * @param salt random bytes, in base64 without padding
 * @param hash what came out, likewise
 */
record Argon2Hash(Parameters parameters, String salt, String hash) {

  /** At most 976 MiB: an imported hash decides how much memory a login takes. */
  private static final Pattern PHC =
      Pattern.compile(
          "\\$(argon2id|argon2i|argon2d)\\$v=(16|19)\\$m=(\\d{1,6}),t=(\\d{1,3}),p=(\\d{1,3})"
              + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

  /**
   * What makes hashes comparable in strength.
   *
   * @param type of Argon2, as PHC strings name it
   * @param version 16 or 19
   * @param memory in KiB
   * @param iterations passes over the memory
   * @param parallelism lanes
   * @param length of the hash in bytes
   */
  record Parameters(
      String type, int version, int memory, int iterations, int parallelism, int length) {

    /** For Bouncy Castle. */
    Argon2Parameters with(byte[] salt, BlockPool blocks) {
      return new Argon2Parameters.Builder(typeCode())
          .withVersion(version)
          .withMemoryAsKB(memory)
          .withIterations(iterations)
          .withParallelism(parallelism)
          .withSalt(salt)
          .withBlockPool(blocks)
          .build();
    }

    private int typeCode() {
      return switch (type) {
        case "argon2d" -> Argon2Parameters.ARGON2_d;
        case "argon2i" -> Argon2Parameters.ARGON2_i;
        default -> Argon2Parameters.ARGON2_id;
      };
    }
  }

  /** What the string says; empty if it is no such string. */
  static Optional<Argon2Hash> parse(String phc) {
    Matcher parts = PHC.matcher(phc);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Parameters parameters =
        new Parameters(
            parts.group(1),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)),
            Integer.parseInt(parts.group(4)),
            Integer.parseInt(parts.group(5)),
            bytes(parts.group(7)).length);
    return Optional.of(new Argon2Hash(parameters, parts.group(6), parts.group(7)));
  }

  /** One that was made just now. */
  static Argon2Hash of(Parameters parameters, byte[] salt, byte[] hash) {
    return new Argon2Hash(parameters, BASE64.encodeToString(salt), BASE64.encodeToString(hash));
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  byte[] saltBytes() {
    return bytes(salt);
  }

  /** Whether this came out, compared in constant time. */
  boolean is(byte[] other) {
    return MessageDigest.isEqual(bytes(hash), other);
  }

  /** The PHC string. */
  String phc() {
    return "$%s$v=%d$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            parameters.type(),
            parameters.version(),
            parameters.memory(),
            parameters.iterations(),
            parameters.parallelism(),
            salt,
            hash);
  }
}
