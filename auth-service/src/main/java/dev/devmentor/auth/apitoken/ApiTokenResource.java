package dev.devmentor.auth.apitoken;

import dev.devmentor.auth.client.CurrentClient;
import dev.devmentor.platform.idempotency.IdempotentRequest;
import dev.devmentor.platform.token.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** API tokens of the current user. */
@Path("/api/v1/auth/api-tokens")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "api tokens")
@Authenticated
public class ApiTokenResource {

  private final ApiTokenService tokens;
  private final CurrentUser user;
  private final CurrentClient client;

  ApiTokenResource(ApiTokenService tokens, CurrentUser user, CurrentClient client) {
    this.tokens = tokens;
    this.user = user;
    this.client = client;
  }

  /** The tokens that are not revoked, the newest first; without the tokens themselves. */
  @GET
  public Uni<List<ApiToken>> list() {
    return tokens.list(user.id());
  }

  /** Makes a token; it is shown in this answer alone. */
  @POST
  @APIResponseSchema(value = NewApiToken.class, responseCode = "201")
  @APIResponse(responseCode = "409", description = "too-many-tokens: revoke one first")
  public Uni<RestResponse<NewApiToken>> create(
      @Valid @NotNull ApiTokenRequest request, @HeaderParam("Idempotency-Key") String key) {
    IdempotentRequest once = IdempotentRequest.of(user.id(), "POST /api-tokens", key, request);
    return tokens
        .create(request, once, client.get())
        .map(
            created ->
                ResponseBuilder.create(RestResponse.Status.CREATED, created)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build());
  }

  /** Revokes a token; it stops working at once. */
  @DELETE
  @Path("/{id}")
  @APIResponse(responseCode = "204", description = "Revoked")
  @APIResponse(responseCode = "404", description = "not-found: none such, or revoked before")
  public Uni<Void> revoke(@PathParam("id") UUID id) {
    return tokens.revoke(user.id(), id, client.get());
  }
}
