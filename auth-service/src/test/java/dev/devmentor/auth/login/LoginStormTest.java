package dev.devmentor.auth.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.auth.testing.Parallel;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LoginStormTest {

  @Test
  @DisplayName("ASVS 6.3.1: a storm of logins leaves other routes alone")
  void turnsTheOverflowAwayAndLeavesOtherRoutesAlone() {
    Account account = Account.register();

    List<Response> answers =
        Parallel.times(
            180,
            i ->
                i % 18 == 17
                    ? account.get("/me")
                    : Account.tryLogin(UUID.randomUUID() + "@example.test", "any password"));

    assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(10);
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 401).isNotEmpty();
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() > 401)
        .isNotEmpty()
        .allSatisfy(
            busy -> {
              assertThat(busy.statusCode()).isEqualTo(503);
              assertThat(busy.header("Retry-After")).isEqualTo("2");
            })
        .anySatisfy(busy -> assertThat(busy.<String>path("type")).endsWith("/busy"));
  }
}
