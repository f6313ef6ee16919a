package dev.devmentor.auth.verification;

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

/** E-mail addresses and whether they are verified. */
@Path("/api/v1/auth/email")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts")
public class VerificationResource {

  private final VerificationService verification;
  private final CurrentUser user;
  private final CurrentClient client;

  VerificationResource(VerificationService verification, CurrentUser user, CurrentClient client) {
    this.verification = verification;
    this.user = user;
    this.client = client;
  }

  /** Verifies the address of the account that the link was mailed to. */
  @POST
  @Path("/verify")
  @APIResponse(responseCode = "204", description = "Verified")
  @APIResponse(responseCode = "422", description = "link-invalid: unknown, used or expired")
  public Uni<Void> verify(@Valid @NotNull VerifyRequest request) {
    return verification.verify(request.token(), client.get());
  }

  /** Mails another link, unless the address is verified. */
  @POST
  @Path("/resend")
  @Authenticated
  @APIResponse(responseCode = "202", description = "It will be sent if it is needed")
  public Uni<RestResponse<Void>> resend() {
    return verification
        .resend(user.id())
        .replaceWith(RestResponse.status(RestResponse.Status.ACCEPTED));
  }
}
