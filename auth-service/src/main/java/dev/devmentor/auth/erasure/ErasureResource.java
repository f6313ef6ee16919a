package dev.devmentor.auth.erasure;

import dev.devmentor.auth.client.CurrentClient;
import dev.devmentor.platform.token.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Erasing the account of the current user. */
@Path("/api/v1/auth/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts")
@Authenticated
public class ErasureResource {

  private final ErasureService erasure;
  private final CurrentUser user;
  private final CurrentClient client;

  ErasureResource(ErasureService erasure, CurrentUser user, CurrentClient client) {
    this.erasure = erasure;
    this.user = user;
    this.client = client;
  }

  /** Erases the account and all that belongs to it; there is no way back. */
  @DELETE
  public Uni<Void> erase(
      @Valid @NotNull EraseRequest request, @HeaderParam("If-Match") String ifMatch) {
    return erasure.erase(user.id(), request.password(), ifMatch, client.get());
  }
}
