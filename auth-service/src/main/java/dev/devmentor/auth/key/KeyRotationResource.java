package dev.devmentor.auth.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.devmentor.auth.client.CurrentClient;
import dev.devmentor.platform.token.CurrentUser;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Replacing the key that signs before its time. */
@Path("/api/v1/auth/keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "keys")
@RolesAllowed("superadmin")
public class KeyRotationResource {

  private final SigningKeys keys;
  private final CurrentUser user;
  private final CurrentClient client;

  KeyRotationResource(SigningKeys keys, CurrentUser user, CurrentClient client) {
    this.keys = keys;
    this.user = user;
    this.client = client;
  }

  /**
   * The keys once a rotation is under way.
   *
   * @param keys the newest first
   */
  public record Keys(List<Key> keys) {}

  /**
   * A signing key.
   *
   * @param kid its name in the header of tokens
   * @param status next, active or retired
   * @param createdAt when it was published
   * @param signsAt from when on it is to sign, for a key that is next; null if its turn is not set
   * @param activatedAt when it began to sign; null before
   * @param expiresAt when it is published no more; null until it is retired
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Key(
      String kid,
      String status,
      Instant createdAt,
      Instant signsAt,
      Instant activatedAt,
      Instant expiresAt) {

    static Key of(StoredKey key) {
      return new Key(
          key.kid(),
          key.status().label(),
          key.createdAt(),
          key.promoteAt(),
          key.activatedAt(),
          key.expiresAt());
    }
  }

  /** Publishes the next key; it signs as soon as every verifier can know it. */
  @POST
  @Path("/rotate")
  @APIResponseSchema(value = Keys.class, responseCode = "202")
  public Uni<RestResponse<Keys>> rotate() {
    return keys.rotate(user.id(), client.get())
        .map(stored -> new Keys(stored.stream().map(Key::of).toList()))
        .map(answer -> RestResponse.status(RestResponse.Status.ACCEPTED, answer));
  }
}
