package dev.devmentor.auth.key;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The public keys, for everybody who verifies tokens. */
@Path("/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "keys")
public class JwksResource {

  private final SigningKeys keys;

  JwksResource(SigningKeys keys) {
    this.keys = keys;
  }

  /** A JSON Web Key Set (RFC 7517). */
  @GET
  public Uni<RestResponse<Jwks>> get() {
    String cache = "public, max-age=" + keys.cache().toSeconds();
    return keys.published()
        .map(
            published ->
                ResponseBuilder.ok(Jwks.of(published))
                    .header(HttpHeaders.CACHE_CONTROL, cache)
                    .build());
  }

  /**
   * A JSON Web Key Set.
   *
   * @param keys in no particular order
   */
  public record Jwks(List<Jwk> keys) {

    static Jwks of(List<JsonObject> published) {
      return new Jwks(published.stream().map(Jwk::of).toList());
    }
  }

  /**
   * A public key on P-256.
   *
   * @param kty EC
   * @param use sig
   * @param alg ES256
   * @param kid names the key in the header of a token
   * @param crv P-256
   * @param x coordinate, base64url
   * @param y coordinate, base64url
   */
  public record Jwk(
      String kty, String use, String alg, String kid, String crv, String x, String y) {

    static Jwk of(JsonObject stored) {
      return new Jwk(
          stored.getString("kty"),
          stored.getString("use"),
          stored.getString("alg"),
          stored.getString("kid"),
          stored.getString("crv"),
          stored.getString("x"),
          stored.getString("y"));
    }
  }
}
