package dev.devmentor.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.BcryptFunction;
import com.password4j.types.Bcrypt;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
  @EnumSource(
      value = Bcrypt.class,
      names = {"A", "B", "Y"})
  void understandsBcryptOfEveryImporter(Bcrypt type) {
    String hash = BcryptFunction.getInstance(type, 4).hash(PASSWORD).getResult();

    assertThat(hasher.matches(PASSWORD, hash)).isTrue();
    assertThat(hasher.matches("another", hash)).isFalse();
    assertThat(hasher.upgrade(PASSWORD, hash).orElseThrow()).startsWith("$argon2id$");
  }

  @Test
  void readsOfABcryptPasswordWhatBcryptReads() {
    String hash = BcryptFunction.getInstance(Bcrypt.B, 4).hash("a".repeat(72)).getResult();

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
