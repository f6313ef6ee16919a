package dev.devmentor.auth.testing;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Looks into tokens without believing them. */
public final class Jwt {

  private Jwt() {}

  /** What the token claims. */
  public static JsonObject claims(String token) {
    return part(token, 1);
  }

  /** Its header. */
  public static JsonObject header(String token) {
    return part(token, 0);
  }

  private static JsonObject part(String token, int index) {
    byte[] json = Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]);
    return new JsonObject(new String(json, StandardCharsets.UTF_8));
  }
}
