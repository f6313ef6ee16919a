package dev.devmentor.auth.key;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one secret of the service that is in no database. It encrypts small secrets (AES-256-GCM: 12
 * bytes of nonce, ciphertext, 16 bytes of tag) and derives keys for other purposes from itself.
 */
@ApplicationScoped
@Startup // a missing or malformed key refuses the start, not the first login
public class MasterKey {

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int ID_BYTES = 8;

  private final SecureRandom random = new SecureRandom();
  private final byte[] key;

  MasterKey(KeyConfig config) {
    this.key = decode(config.master());
  }

  private static byte[] decode(String base64) {
    try {
      byte[] key = Base64.getDecoder().decode(base64.strip());
      if (key.length == KEY_BYTES) {
        return key;
      }
    } catch (IllegalArgumentException malformed) {
      // Told below; the exception would show a part of the secret.
    }
    throw new IllegalStateException(
        "devmentor.key.master (DEVMENTOR_MASTER_KEY) must be 32 bytes in base64");
  }

  /** Names the key without telling it: 16 hexadecimal digits. */
  public String id() {
    return HexFormat.of().formatHex(derive("id"), 0, ID_BYTES);
  }

  /** A key for one purpose: 32 bytes, from which neither this key nor another purpose's follows. */
  public byte[] derive(String purpose) {
    return hmac(key, ("devmentor auth " + purpose).getBytes(StandardCharsets.UTF_8));
  }

  /** HMAC-SHA256 (RFC 2104), 32 bytes. */
  public static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Encrypts a secret.
   *
   * @param context what it belongs to; the same is needed to decrypt it
   */
  byte[] seal(byte[] secret, String context) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(secret);
      byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + ciphertext.length);
      System.arraycopy(ciphertext, 0, sealed, NONCE_BYTES, ciphertext.length);
      return sealed;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Decrypts what {@link #seal} made; fails if it was changed or sealed with another key. */
  byte[] open(byte[] sealed, String context) throws GeneralSecurityException {
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    return cipher(Cipher.DECRYPT_MODE, nonce, context)
        .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
  }

  private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
