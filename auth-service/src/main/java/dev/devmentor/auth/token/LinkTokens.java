package dev.devmentor.auth.token;

import dev.devmentor.auth.key.MasterKey;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Tokens in links that are mailed: HMAC-SHA256 of a row's id under a key that is derived from the
 * master key, 43 characters of base64url. The mail is written by the outbox, after the request; so
 * the token can be told again from the row, though the database knows only its hash.
 */
@ApplicationScoped
public class LinkTokens {

  private final MasterKey master;

  LinkTokens(MasterKey master) {
    this.master = master;
  }

  /**
   * The hash to store with a new row.
   *
   * @param purpose what the link is for: a token is good for nothing else
   */
  public Buffer hash(String purpose, UUID id) {
    return hash(token(master.derive(purpose), id));
  }

  /** The hash that a presented token is looked up by. */
  public static Buffer hash(String token) {
    return Sha256.of(token.getBytes(StandardCharsets.UTF_8));
  }

  /** The token of a row; empty if no master key at hand gives one with the stored hash. */
  public Optional<String> tell(String purpose, UUID id, Buffer storedHash) {
    return master.derivations(purpose).stream()
        .map(key -> token(key, id))
        .filter(token -> hash(token).equals(storedHash))
        .findFirst();
  }

  private static String token(byte[] key, UUID id) {
    byte[] message =
        ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(MasterKey.hmac(key, message));
  }
}
