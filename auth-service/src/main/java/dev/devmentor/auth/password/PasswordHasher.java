package dev.devmentor.auth.password;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import com.password4j.BcryptFunction;
import com.password4j.types.Argon2;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Argon2id (RFC 9106), by default with 19 MiB, two passes and one lane (OWASP Password Storage
 * Cheat Sheet). Hashes are kept as PHC strings, so that other parameters and bcrypt, from imports,
 * verify as well. A hash takes tens of milliseconds: callers stay on the {@link HashingPool}.
 */
@ApplicationScoped
class PasswordHasher {

  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;

  /** What bcrypt reads of a password; other implementations ignore the rest, this one objects. */
  private static final int BCRYPT_BYTES = 72;

  /** At most 976 MiB: an imported hash decides how much memory a login takes. */
  private static final Pattern PHC_ARGON2 =
      Pattern.compile(
          "\\$argon2(id|i|d)\\$v=(16|19)\\$m=\\d{1,6},t=\\d{1,3},p=\\d{1,3}(\\$[A-Za-z0-9+/]+){2}");

  private static final Pattern MODULAR_BCRYPT =
      Pattern.compile("\\$2[abxy]\\$\\d{2}\\$[./A-Za-z0-9]{53}");

  private final SecureRandom random = new SecureRandom();
  private final Argon2Function argon2id;

  PasswordHasher(PasswordConfig config) {
    this.argon2id =
        Argon2Function.getInstance(
            config.memory(), config.iterations(), config.parallelism(), HASH_BYTES, Argon2.ID);
  }

  /** The hash to store, with a salt of its own. */
  String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return argon2id.hash(utf8(password), salt).getResult();
  }

  /** Whether the password has this hash; false for a hash that nothing here understands. */
  boolean matches(String password, String hash) {
    try {
      return switch (scheme(hash)) {
        case ARGON2 -> Argon2Function.getInstanceFromHash(hash).check(utf8(password), utf8(hash));
        case BCRYPT ->
            BcryptFunction.getInstanceFromHash(hash).check(beginning(password), utf8(hash));
        case UNKNOWN -> false;
      };
    } catch (BadParametersException malformed) {
      return false;
    }
  }

  /** A better hash of a password that has matched; empty if the stored one is good. */
  Optional<String> upgrade(String password, String hash) {
    boolean good =
        scheme(hash) == Scheme.ARGON2 && Argon2Function.getInstanceFromHash(hash).equals(argon2id);
    return good ? Optional.empty() : Optional.of(hash(password));
  }

  private static Scheme scheme(String hash) {
    if (PHC_ARGON2.matcher(hash).matches()) {
      return Scheme.ARGON2;
    }
    return MODULAR_BCRYPT.matcher(hash).matches() ? Scheme.BCRYPT : Scheme.UNKNOWN;
  }

  private static byte[] beginning(String password) {
    byte[] bytes = utf8(password);
    return bytes.length > BCRYPT_BYTES ? Arrays.copyOf(bytes, BCRYPT_BYTES) : bytes;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private enum Scheme {
    ARGON2,
    BCRYPT,
    UNKNOWN
  }
}
