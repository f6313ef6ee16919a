package dev.devmentor.benchmarks.auth;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What Keycloak imports: one client, the accounts, and rules as ours. */
final class Realm {

  static final String NAME = "devmentor";
  static final String CLIENT = "benchmark";

  private static final int ACCESS_TOKEN_SECONDS = 900;
  private static final int IDLE_SECONDS = 30 * 24 * 3_600;
  private static final int ABSOLUTE_SECONDS = 90 * 24 * 3_600;

  private Realm() {}

  static String document() {
    return new JsonObject()
        .put("realm", NAME)
        .put("enabled", true)
        .put("sslRequired", "none")
        .put("defaultSignatureAlgorithm", "ES256")
        .put("passwordPolicy", "hashAlgorithm(argon2)")
        .put("accessTokenLifespan", ACCESS_TOKEN_SECONDS)
        .put("ssoSessionIdleTimeout", IDLE_SECONDS)
        .put("ssoSessionMaxLifespan", ABSOLUTE_SECONDS)
        .put("revokeRefreshToken", true)
        .put("refreshTokenMaxReuse", 0)
        .put("clients", new JsonArray().add(client()))
        .put("users", users())
        .encode();
  }

  private static JsonObject client() {
    return new JsonObject()
        .put("clientId", CLIENT)
        .put("enabled", true)
        .put("publicClient", true)
        .put("standardFlowEnabled", false)
        .put("directAccessGrantsEnabled", true);
  }

  private static JsonArray users() {
    JsonArray users = new JsonArray();
    for (String name : Users.names()) {
      JsonObject credential = new JsonObject().put("type", "password").put("value", Users.PASSWORD);
      users.add(
          new JsonObject()
              .put("username", name)
              .put("enabled", true)
              .put("email", Users.email(name))
              .put("emailVerified", true)
              .put("firstName", "Benchmark")
              .put("lastName", "User")
              .put("credentials", new JsonArray().add(credential)));
    }
    return users;
  }
}
