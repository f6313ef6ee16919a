package dev.devmentor.auth.recovery;

import dev.devmentor.auth.client.CurrentClient;
import dev.devmentor.platform.token.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Other passwords for accounts that are there. */
@Path("/api/v1/auth/password")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "passwords")
public class PasswordResource {

  private final PasswordChangeService changes;
  private final PasswordResetService resets;
  private final CurrentUser user;
  private final CurrentClient client;

  PasswordResource(
      PasswordChangeService changes,
      PasswordResetService resets,
      CurrentUser user,
      CurrentClient client) {
    this.changes = changes;
    this.resets = resets;
    this.user = user;
    this.client = client;
  }

  /** Changes the password; every other session ends. */
  @POST
  @Path("/change")
  @Authenticated
  @APIResponse(responseCode = "204", description = "Changed")
  @APIResponse(responseCode = "401", description = "bad-credentials: the current one is not right")
  @APIResponse(responseCode = "423", description = "account-locked; Retry-After tells for how long")
  @APIResponse(responseCode = "503", description = "busy; Retry-After tells when to come again")
  public Uni<Void> change(@Valid @NotNull ChangeRequest request) {
    return changes.change(user.id(), user.sessionId(), request, client.get());
  }

  /** Mails a link, if there is such an account; the answer does not tell. */
  @POST
  @Path("/forgot")
  @APIResponse(responseCode = "202", description = "Whatever there was to do will be done")
  public Uni<RestResponse<Void>> forgot(@Valid @NotNull ForgotRequest request) {
    return resets
        .request(request.email(), client.get())
        .replaceWith(RestResponse.status(RestResponse.Status.ACCEPTED));
  }

  /** Sets the password of whoever has the mail, once; every session ends. */
  @POST
  @Path("/reset")
  @APIResponse(responseCode = "204", description = "Reset")
  @APIResponse(responseCode = "422", description = "link-invalid: unknown, used or expired")
  @APIResponse(responseCode = "503", description = "busy; Retry-After tells when to come again")
  public Uni<Void> reset(@Valid @NotNull ResetRequest request) {
    return resets.reset(request, client.get());
  }
}
