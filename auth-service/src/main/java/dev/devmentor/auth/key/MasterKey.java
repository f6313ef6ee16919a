package dev.devmentor.auth.key;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one secret of the service that is in no database. It encrypts small secrets (AES-256-GCM: 12
 * bytes of nonce, ciphertext, 16 bytes of tag) and derives keys for other purposes from itself.
 * While it is being replaced there are two: the one in use makes, both recognise.
 */
@ApplicationScoped
@Startup // a missing or malformed key refuses the start, not the first login
public class MasterKey {

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int ID_BYTES = 8;

  private final SecureRandom random = new SecureRandom();

  /** The one in use, then those that were and may still be needed. */
  private final List<byte[]> keys;

  MasterKey(KeyConfig config) {
    this.keys =
        Stream.concat(Stream.of(config.master()), config.others().orElse(List.of()).stream())
            .map(MasterKey::decode)
            .toList();
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
        "devmentor.key.master (DEVMENTOR_MASTER_KEY) must be 32 bytes in base64, and so must each"
            + " of devmentor.key.others");
  }

  /** Names the key without telling it: 16 hexadecimal digits. */
  public String id() {
    return HexFormat.of().formatHex(derive("id"), 0, ID_BYTES);
  }

  /** A key for one purpose: 32 bytes, from which neither this key nor another purpose's follows. */
  public byte[] derive(String purpose) {
    return derivations(purpose).getFirst();
  }

  /** The same, then what the other keys give: for what was derived before the key was changed. */
  public List<byte[]> derivations(String purpose) {
    byte[] message = ("devmentor auth " + purpose).getBytes(StandardCharsets.UTF_8);
    return keys.stream().map(key -> hmac(key, message)).toList();
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
  public byte[] seal(byte[] secret, String context) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] ciphertext =
          cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce, context).doFinal(secret);
      byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + ciphertext.length);
      System.arraycopy(ciphertext, 0, sealed, NONCE_BYTES, ciphertext.length);
      return sealed;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Decrypts what {@link #seal} made; fails if it was changed or sealed with an unknown key. */
  public byte[] open(byte[] sealed, String context) throws GeneralSecurityException {
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    AEADBadTagException refused = new AEADBadTagException();
    for (byte[] key : keys) {
      try {
        return cipher(Cipher.DECRYPT_MODE, key, nonce, context)
            .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
      } catch (AEADBadTagException otherKey) {
        refused = otherKey;
      }
    }
    throw refused;
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, String context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
