package dev.devmentor.auth.password;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106), by default with 19 MiB, two passes and one lane (OWASP Password Storage
 * Cheat Sheet). Hashes are kept as PHC strings, so that other parameters and bcrypt, from imports,
 * verify as well. A hash takes tens of milliseconds: callers stay on the {@link HashingPool}.
 */
@ApplicationScoped
class PasswordHasher {

  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;

  /** What bcrypt reads of a password. */
  private static final int BCRYPT_BYTES = 72;

  private static final Pattern MODULAR_BCRYPT =
      Pattern.compile("\\$2[aby]\\$\\d{2}\\$[./A-Za-z0-9]{53}");

  private final SecureRandom random = new SecureRandom();
  private final Argon2Hash.Parameters argon2id;
  private final HashMemory memory;

  PasswordHasher(PasswordConfig config) {
    this.argon2id =
        new Argon2Hash.Parameters(
            "argon2id",
            Argon2Parameters.ARGON2_VERSION_13,
            config.memory(),
            config.iterations(),
            config.parallelism(),
            HASH_BYTES);
    this.memory = new HashMemory(config.memory());
  }

  /** The hash to store, with a salt of its own. */
  String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return Argon2Hash.of(argon2id, salt, argon2(argon2id, password, salt)).phc();
  }

  private byte[] argon2(Argon2Hash.Parameters parameters, String password, byte[] salt) {
    return memory.with(
        blocks -> {
          Argon2BytesGenerator generator = new Argon2BytesGenerator();
          generator.init(parameters.with(salt, blocks));
          byte[] hash = new byte[parameters.length()];
          generator.generateBytes(utf8(password), hash);
          return hash;
        });
  }

  /** Whether the password has this hash; false for a hash that nothing here understands. */
  boolean matches(String password, String hash) {
    try {
      return Argon2Hash.parse(hash)
          .map(known -> matches(password, known))
          .orElseGet(() -> isBcrypt(password, hash));
    } catch (IllegalArgumentException | IllegalStateException malformed) {
      return false;
    }
  }

  private boolean matches(String password, Argon2Hash known) {
    return known.is(argon2(known.parameters(), password, known.saltBytes()));
  }

  private static boolean isBcrypt(String password, String hash) {
    return MODULAR_BCRYPT.matcher(hash).matches()
        && OpenBSDBCrypt.checkPassword(hash, beginning(password));
  }

  private static byte[] beginning(String password) {
    byte[] bytes = utf8(password);
    return bytes.length > BCRYPT_BYTES ? Arrays.copyOf(bytes, BCRYPT_BYTES) : bytes;
  }

  /** A better hash of a password that has matched; empty if the stored one is good. */
  Optional<String> upgrade(String password, String hash) {
    boolean good =
        Argon2Hash.parse(hash).filter(known -> known.parameters().equals(argon2id)).isPresent();
    return good ? Optional.empty() : Optional.of(hash(password));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
