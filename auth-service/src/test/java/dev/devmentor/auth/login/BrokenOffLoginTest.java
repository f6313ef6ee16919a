package dev.devmentor.auth.login;

import static org.awaitility.Awaitility.await;

import dev.devmentor.auth.client.Client;
import dev.devmentor.auth.testing.Account;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Clients that leave while their password is checked. */
@QuarkusTest
class BrokenOffLoginTest {

  private static final Client NOBODY = new Client(null, null);

  @Inject Credentials credentials;
  @Inject LoginConfig config;

  @Test
  void keepNobodyOut() {
    Account account = Account.register();
    breakOff(account, account.password());

    await().untilAsserted(() -> account.login());
  }

  @Test
  void countTheirWrongPasswords() {
    Account account = Account.register();
    breakOff(account, "surely not the password");

    await()
        .untilAsserted(
            () -> Account.tryLogin(account.email(), account.password()).then().statusCode(423));
  }

  private void breakOff(Account account, String password) {
    for (int i = 0; i < config.failures(); i++) {
      credentials
          .verify(account.email(), password, NOBODY)
          .subscribe()
          .with(_ -> {}, _ -> {})
          .cancel();
    }
  }
}
