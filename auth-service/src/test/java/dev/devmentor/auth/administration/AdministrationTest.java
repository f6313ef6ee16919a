package dev.devmentor.auth.administration;

import static dev.devmentor.auth.testing.Account.AUTH;
import static dev.devmentor.auth.testing.Account.tryLogin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.migrations.testing.Rows;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AdministrationTest {

  @Inject RedisDataSource redis;

  private static Response patch(Account by, Account whom, Map<String, Object> change) {
    return by.request().body(change).patch(AUTH + "/users/" + whom.id());
  }

  @Test
  void findsAccounts() {
    Account admin = Account.administrator();
    Account account = Account.register();

    admin
        .get("/users?q=" + account.username().toUpperCase(Locale.ROOT))
        .then()
        .statusCode(200)
        .body("items.id", contains(account.id().toString()));
    admin
        .get("/users?q=" + account.username() + "&role=admin")
        .then()
        .body("items.size()", equalTo(0));
    admin
        .get("/users?q=" + account.username() + "&active=false")
        .then()
        .body("items.size()", equalTo(0));
    admin.get("/users?role=user&limit=5").then().body("items.role", everyItem(equalTo("user")));
    admin.get("/users?q=%25").then().body("items.size()", equalTo(0));
    admin
        .get("/users/" + account.id())
        .then()
        .statusCode(200)
        .body("email", equalTo(account.email()));
    admin.get("/users/" + UUID.randomUUID()).then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"role=emperor", "active=maybe", "limit=0", "limit=101", "cursor=x"})
  void refusesFiltersThatAreNone(String query) {
    Account.administrator().get("/users?" + query).then().statusCode(400);
  }

  @Test
  void isForAdministratorsAlone() {
    Account account = Account.register();

    account.get("/users").then().statusCode(403);
    account.get("/users/" + account.id()).then().statusCode(403);
    patch(account, account, Map.of("role", "superadmin")).then().statusCode(403);
  }

  @Test
  void letsSuperadminsAloneMakeAndUnmakeAdministrators() {
    Account admin = Account.administrator();
    Account superadmin = Account.superadministrator();
    Account account = Account.register();

    patch(admin, account, Map.of("role", "admin"))
        .then()
        .statusCode(403)
        .body("type", endsWith("/superadmins-only"));
    patch(admin, superadmin, Map.of("active", false)).then().statusCode(403);
    patch(admin, superadmin, Map.of("role", "user")).then().statusCode(403);

    patch(superadmin, account, Map.of("role", "admin"))
        .then()
        .statusCode(200)
        .body("role", equalTo("admin"));
    account
        .get("/users")
        .then()
        .statusCode(401)
        .body("detail", equalTo("The token is not valid, or not any more."));
    account.refresh().get("/users").then().statusCode(200);
  }

  @Test
  void logsOutWhoMayDoLessThanBefore() {
    Account superadmin = Account.superadministrator();
    Account admin = Account.administrator();

    patch(superadmin, admin, Map.of("role", "user")).then().statusCode(200);

    admin.get("/me").then().statusCode(401);
    Account.tryRefresh(admin.refreshToken()).then().statusCode(401);
    assertThat(redis.key().exists("devmentor:revoked:" + admin.sessionId())).isTrue();
    admin.login().get("/users").then().statusCode(403);
  }

  @Test
  @DisplayName("ASVS 7.4.2: deactivating ends every session")
  void keepsDeactivatedUsersOut() {
    Account admin = Account.administrator();
    Account account = Account.register();

    patch(admin, account, Map.of("active", false))
        .then()
        .statusCode(200)
        .body("active", equalTo(false));

    account.get("/me").then().statusCode(401);
    tryLogin(account.email(), account.password()).then().statusCode(401);
    assertThat(redis.key().exists("devmentor:revoked:" + account.sessionId())).isTrue();
    patch(admin, account, Map.of("active", true)).then().statusCode(200);
    tryLogin(account.email(), account.password()).then().statusCode(200);
  }

  @Test
  void letsNobodyChangeTheirOwnRights() {
    Account superadmin = Account.superadministrator();

    patch(superadmin, superadmin, Map.of("role", "user"))
        .then()
        .statusCode(409)
        .body("type", endsWith("/own-account"));
  }

  @Test
  void honoursConditionsAndRefusesOtherFields() {
    Account admin = Account.administrator();
    Account account = Account.register();

    admin
        .request()
        .header("If-Match", "\"99\"")
        .body(Map.of("active", false))
        .patch(AUTH + "/users/" + account.id())
        .then()
        .statusCode(412);
    patch(admin, account, Map.of("email", "x@example.test")).then().statusCode(400);
    patch(admin, account, Map.of("role", "emperor")).then().statusCode(400);
    admin
        .request()
        .body("{\"active\":null}")
        .patch(AUTH + "/users/" + account.id())
        .then()
        .statusCode(400);
    account.get("/me").then().statusCode(200).body("active", not(equalTo(false)));
  }

  @Test
  void recordsFromWhatToWhat() {
    Account superadmin = Account.superadministrator();
    Account account = Account.register();

    patch(superadmin, account, Map.of("role", "admin", "active", false)).then().statusCode(200);

    assertThat(
            Rows.query(
                """
                select event || coalesce(' ' || (details->>'from') || ' ' || (details->>'to'), '')
                  from auth.audit_log where user_id = ? and actor_id = ? order by sequence
                """,
                account.id(),
                superadmin.id()))
        .containsExactly("role_changed user admin", "user_deactivated");
  }
}
