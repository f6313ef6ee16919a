package dev.devmentor.auth.settings;

import static dev.devmentor.auth.testing.Account.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.auth.testing.Parallel;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SettingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"/me/preferences", "/me/onboarding"})
  void keepsADocumentAsItIsSent(String path) {
    Account account = Account.register();
    Account other = Account.register();
    assertThat(account.get(path).jsonPath().getMap("$")).isEmpty();

    String body = "{\"theme\":\"dark\",\"steps\":[\"profile\",{\"done\":true}]}";
    account.request().body(body).put(AUTH + path).then().statusCode(200);

    assertThat(account.get(path).jsonPath().getMap("$")).isEqualTo(new JsonObject(body).getMap());
    assertThat(other.get(path).jsonPath().getMap("$")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/me/preferences", "/me/onboarding"})
  void lacksAVersionForOneOfThoseWhoWriteFirst(String path) {
    for (int round = 0; round < 5; round++) {
      Account account = Account.register();
      List<Integer> answers =
          Parallel.times(
              6,
              i ->
                  account
                      .request()
                      .header("If-Match", "\"0\"")
                      .body(Map.of("a", i))
                      .put(AUTH + path)
                      .statusCode());
      assertThat(answers).containsOnlyOnce(200).containsOnly(200, 412);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/me/preferences", "/me/onboarding"})
  void carriesAVersion(String path) {
    Account account = Account.register();
    String first = account.request().body(Map.of("a", 1)).put(AUTH + path).header("ETag");

    account
        .request()
        .header("If-Match", first)
        .body(Map.of("a", 2))
        .put(AUTH + path)
        .then()
        .statusCode(200);

    account
        .request()
        .header("If-Match", first)
        .body(Map.of("a", 3))
        .put(AUTH + path)
        .then()
        .statusCode(412);
  }
}
