package dev.devmentor.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHasherTest {

  private static final String PASSWORD = "korrekt\u00e4s Pferd";

  private final PasswordHasher hasher = new PasswordHasher(TestPasswordConfig.DEFAULT);

  @Test
  void knowsThePasswordAgain() {
    String hash = hasher.hash(PASSWORD);

    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").hasSizeLessThanOrEqualTo(255);
    assertThat(hasher.matches(PASSWORD, hash)).isTrue();
    assertThat(hasher.matches(PASSWORD + " ", hash)).isFalse();
    assertThat(hasher.upgrade(PASSWORD, hash)).isEmpty();
  }

  @Test
  void saltsEachHash() {
    assertThat(hasher.hash(PASSWORD)).isNotEqualTo(hasher.hash(PASSWORD));
  }

  /** RFC 9106 has no vector for these parameters; this one is from the reference implementation. */
  @Test
  void agreesWithTheReferenceImplementation() {
    String reference =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    assertThat(hasher.matches("password", reference)).isTrue();
    assertThat(hasher.matches("Password", reference)).isFalse();
    assertThat(hasher.upgrade("password", reference)).isPresent();
  }

  @Test
  void replacesHashesWhenTheParametersChange() {
    PasswordHasher harder =
        new PasswordHasher(new TestPasswordConfig(32_768, 3, OptionalInt.empty(), 128));
    String hash = hasher.hash(PASSWORD);

    String better = harder.upgrade(PASSWORD, hash).orElseThrow();

    assertThat(harder.matches(PASSWORD, hash)).isTrue();
    assertThat(better).startsWith("$argon2id$v=19$m=32768,t=3,p=1$");
    assertThat(harder.upgrade(PASSWORD, better)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2a", "2b", "2y"})
  void understandsBcryptOfEveryImporter(String version) {
    String hash = bcrypt(version, PASSWORD);

    assertThat(hasher.matches(PASSWORD, hash)).isTrue();
    assertThat(hasher.matches("another", hash)).isFalse();
    assertThat(hasher.upgrade(PASSWORD, hash).orElseThrow()).startsWith("$argon2id$");
  }

  private static String bcrypt(String version, String password) {
    return OpenBSDBCrypt.generate(version, password.toCharArray(), new byte[16], 4);
  }

  /** From libxcrypt. */
  @Test
  void agreesWithAnotherImplementationOfBcrypt() {
    String reference = "$2y$07$BCryptRequires22Chrcte/VlQH0piJtjXl.0t1XkA8pw9dMXTpOq";

    assertThat(hasher.matches("rasmuslerdorf", reference)).isTrue();
    assertThat(hasher.matches("Rasmuslerdorf", reference)).isFalse();
  }

  /** The second one comes out of memory that the first has used. */
  @Test
  void forgetsInItsMemoryWhatWasHashedBefore() {
    String hash = hasher.hash(PASSWORD);

    assertThat(new PasswordHasher(TestPasswordConfig.DEFAULT).matches(PASSWORD, hash)).isTrue();
    assertThat(hasher.matches("another", hash)).isFalse();
    assertThat(hasher.matches(PASSWORD, hash)).isTrue();
  }

  @Test
  void readsOfABcryptPasswordWhatBcryptReads() {
    String hash = bcrypt("2b", "a".repeat(72));

    assertThat(hasher.matches("a".repeat(100), hash)).isTrue();
    assertThat(hasher.matches("a".repeat(71), hash)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "$2a$99$broken",
        "$2z$10$abcdefghijklmnopqrstuuAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$",
        "$argon2id$v=19$m=x,t=2,p=1$c29tZXNhbHQ$AAAA",
        "$argon2id$v=19$m=65536,t=2,p=1$$"
      })
  void matchesNothingWithAHashItDoesNotUnderstand(String hash) {
    assertThat(hasher.matches(PASSWORD, hash)).isFalse();
  }
}
