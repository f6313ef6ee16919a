package dev.devmentor.auth.token;

import dev.devmentor.auth.key.MasterKey;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A refresh token: 16 bytes that name its family, the same in all tokens of a session, and 32 bytes
 * of secret, in base64url. Only hashes of it are stored. Who presents a known family with a secret
 * that is neither the current one nor the one before has kept an old token.
 *
 * <p>A successor's secret is an HMAC of its predecessor and a seed that is drawn at the rotation:
 * whoever still holds the predecessor can be told the same successor again, though it is stored
 * nowhere.
 */
public final class RefreshToken {

  private static final int FAMILY_BYTES = 16;
  private static final int SECRET_BYTES = 32;
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{64}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] bytes;

  private RefreshToken(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The first token of a new family. */
  public static RefreshToken first() {
    return new RefreshToken(random(FAMILY_BYTES + SECRET_BYTES));
  }

  /** What a client sent; empty if it is no refresh token at all. */
  public static Optional<RefreshToken> parse(String text) {
    return SHAPE.matcher(text).matches()
        ? Optional.of(new RefreshToken(Base64.getUrlDecoder().decode(text)))
        : Optional.empty();
  }

  /** A seed for {@link #successor}: 256 random bits. */
  public static Buffer seed() {
    return Buffer.buffer(random(SECRET_BYTES));
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** The token that replaces this one; always the same for the same key and seed. */
  public RefreshToken successor(byte[] key, Buffer seed) {
    byte[] message = Buffer.buffer(bytes).appendBuffer(seed).getBytes();
    byte[] next = Arrays.copyOf(bytes, FAMILY_BYTES + SECRET_BYTES);
    System.arraycopy(MasterKey.hmac(key, message), 0, next, FAMILY_BYTES, SECRET_BYTES);
    return new RefreshToken(next);
  }

  /** As the client gets it: 64 characters. */
  public String text() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** SHA-256 of the text. */
  public Buffer hash() {
    return Sha256.of(text().getBytes(StandardCharsets.US_ASCII));
  }

  /** SHA-256 of the family's name. */
  public Buffer familyHash() {
    return Sha256.of(Arrays.copyOf(bytes, FAMILY_BYTES));
  }

  /** Never the token itself: it would end in a log. */
  @Override
  public String toString() {
    return "RefreshToken[…]";
  }
}
