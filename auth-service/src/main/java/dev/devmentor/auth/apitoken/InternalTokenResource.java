package dev.devmentor.auth.apitoken;

import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What the gateway asks about API tokens. No route leads here from outside. */
@Path("/internal/api-tokens")
@Produces(MediaType.APPLICATION_JSON)
public class InternalTokenResource {

  private final ApiTokenCheck check;

  InternalTokenResource(ApiTokenCheck check) {
    this.check = check;
  }

  /**
   * A token to be checked.
   *
   * @param token as the client sent it
   */
  public record Presented(@NotNull @Size(max = 200) String token) {

    /** Never the token: it would end in a log. */
    @Override
    public String toString() {
      return "Presented[…]";
    }
  }

  /** Whose token it is, and an access token that stands for it; 401 if it is not good. */
  @POST
  @Path("/verify")
  @Operation(hidden = true)
  public Uni<RestResponse<VerifiedApiToken>> verify(
      @HeaderParam("X-Internal-Key") String key, @Valid @NotNull Presented request) {
    return check
        .verify(key, request.token())
        .map(
            verified ->
                ResponseBuilder.ok(verified).header(HttpHeaders.CACHE_CONTROL, "no-store").build());
  }
}
