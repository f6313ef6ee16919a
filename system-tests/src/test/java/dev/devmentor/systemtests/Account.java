package dev.devmentor.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/**
 * A registered user.
 *
 * @param client sends the user's access token
 */
record Account(String id, String email, String password, String refreshToken, Client client) {

  /** Registers a user that nobody else is. */
  static Account register(Client anonymous, String name) {
    String unique = name + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    String password = "correct horse " + UUID.randomUUID();
    String email = unique + "@example.org";
    JsonNode session =
        anonymous
            .post(
                "/api/v1/auth/register",
                Map.of("email", email, "username", unique, "password", password))
            .expect(201)
            .json();
    return new Account(
        session.path("user").path("id").asText(),
        email,
        password,
        session.path("refreshToken").asText(),
        anonymous.as(session.path("accessToken").asText()));
  }

  /** A client of a new administrator. */
  static Client administrator(Platform platform, String name) throws SQLException {
    Account account = register(new Client(platform.gateway(), null), name);
    try (Connection connection = platform.superuser();
        PreparedStatement promotion =
            connection.prepareStatement("update auth.users set role = 'admin' where id = ?")) {
      promotion.setObject(1, UUID.fromString(account.id()));
      promotion.executeUpdate();
    }
    return account.login();
  }

  /** A client with another session of this user. */
  Client login() {
    Map<String, String> credentials = Map.of("email", email, "password", password);
    Answer session = client.as(null).post("/api/v1/auth/login", credentials).expect(200);
    return client.as(session.text("accessToken"));
  }
}
