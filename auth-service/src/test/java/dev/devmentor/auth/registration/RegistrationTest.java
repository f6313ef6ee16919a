package dev.devmentor.auth.registration;

import static dev.devmentor.auth.testing.Account.tryRegister;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.auth.testing.Parallel;
import dev.devmentor.migrations.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RegistrationTest {

  private static final String PASSWORD = "an uncommon passphrase";

  private static String fresh() {
    return "r" + UUID.randomUUID().toString().substring(0, 13);
  }

  @Test
  void acceptsOneOfFiftyParallelRegistrationsOfAnAddress() {
    String name = fresh();

    List<Response> answers =
        Parallel.times(50, i -> tryRegister(name + i, name + "@example.test", PASSWORD));

    assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 409)
        .hasSize(49)
        .allSatisfy(refused -> assertThat(refused.<String>path("type")).endsWith("/email-taken"));
    assertThat(
            Rows.value(
                "select count(*) from auth.users where email = ?::citext", name + "@example.test"))
        .isEqualTo("1");
  }

  @Test
  void refusesAnotherSpellingOfATakenAddress() {
    String name = fresh();
    Account.register(name, name + "@ex\u00e4mple.test");

    for (String spelling :
        List.of(
            name.toUpperCase(Locale.ROOT) + "@EX\u00c4MPLE.TEST",
            name + "@exa\u0308mple.test",
            name + "\uff20ex\u00e4mple.test")) {
      tryRegister(fresh(), spelling, PASSWORD)
          .then()
          .statusCode(409)
          .body("type", endsWith("/email-taken"));
    }
  }

  @Test
  void refusesATakenUsernameInAnyCase() {
    Account account = Account.register();

    tryRegister(account.username().toUpperCase(Locale.ROOT), fresh() + "@example.test", PASSWORD)
        .then()
        .statusCode(409)
        .body("type", endsWith("/username-taken"));
  }

  @Test
  void keepsNothingOfARefusedRegistration() {
    Account account = Account.register();
    String email = fresh() + "@example.test";

    tryRegister(account.username(), email, PASSWORD).then().statusCode(409);

    assertThat(Rows.query("select id from auth.users where email = ?::citext", email)).isEmpty();
  }

  @Test
  void namesEveryFieldThatIsWrong() {
    tryRegister("-", "nobody", "short")
        .then()
        .statusCode(400)
        .body("violations.field", containsInAnyOrder("email", "username", "password"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nobody",
        "@example.test",
        "nobody@",
        "no body@example.test",
        "no@body@example.test",
        "nobody@example..test",
        ".nobody@example.test",
        "nobody@-example.test",
        "nobody@example.test ",
        "nobody\u0001@example.test"
      })
  void refusesWhatIsNoAddress(String email) {
    tryRegister(fresh(), email, PASSWORD)
        .then()
        .statusCode(400)
        .body("violations.field", contains("email"));
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 128})
  void acceptsTheShortestAndTheLongestPassword(int length) {
    String name = fresh();

    tryRegister(name, name + "@example.test", "\u00e4".repeat(length)).then().statusCode(201);
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 129, 5_000})
  void refusesShorterAndLongerPasswords(int length) {
    String name = fresh();

    tryRegister(name, name + "@example.test", "\u00e4".repeat(length))
        .then()
        .statusCode(400)
        .body("violations.field", equalTo(List.of("password")));
  }

  @Test
  @DisplayName("ASVS 6.2.4, 6.2.11: common and personal passwords are refused")
  void refusesCommonAndPersonalPasswords() {
    String name = fresh();

    for (String password :
        List.of("QwertyUiop123", "my " + name.toUpperCase(Locale.ROOT) + " password")) {
      tryRegister(name, name + "@example.test", password)
          .then()
          .statusCode(400)
          .body("violations.field", contains("password"));
    }
  }

  @Test
  @DisplayName("ASVS 11.4.2: passwords are kept as Argon2id alone")
  void keepsPasswordsAsArgon2idOnly() {
    Account account = Account.register();

    assertThat(Rows.value("select password_hash from auth.users where id = ?", account.id()))
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }
}
