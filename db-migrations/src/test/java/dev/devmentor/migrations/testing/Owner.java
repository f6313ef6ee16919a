package dev.devmentor.migrations.testing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Whom rows of a {@link Population} belong to. */
public enum Owner {
  /** Has 10,000 rows of each table. */
  BUSY(1, 1),
  /** Has one. */
  QUIET(2, 10_001);

  private final int user;
  private final int number;

  Owner(int user, int number) {
    this.user = user;
    this.number = number;
  }

  /** The user. */
  public UUID id() {
    return derived("user-" + user);
  }

  /** The address of the account. */
  public String email() {
    return "user-" + user + "@example.test";
  }

  /**
   * The first of the rows of the user.
   *
   * @param kind the word its id is derived from, for example {@code project}
   */
  public UUID row(String kind) {
    return derived(kind + "-" + number);
  }

  private static UUID derived(String name) {
    return UUID.fromString(
        HexFormat.of()
            .formatHex(md5().digest(name.getBytes(StandardCharsets.UTF_8)))
            .replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
  }

  // The database derives the ids of the population in the same way.
  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
