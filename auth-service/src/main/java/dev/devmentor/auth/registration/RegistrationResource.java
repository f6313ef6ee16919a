package dev.devmentor.auth.registration;

import dev.devmentor.auth.client.CurrentClient;
import dev.devmentor.auth.session.SessionAnswer;
import dev.devmentor.auth.session.SessionReply;
import dev.devmentor.auth.session.Sessions;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** New accounts. */
@Path("/api/v1/auth/register")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts")
public class RegistrationResource {

  private final RegistrationService registrations;
  private final Sessions sessions;
  private final CurrentClient client;

  RegistrationResource(RegistrationService registrations, Sessions sessions, CurrentClient client) {
    this.registrations = registrations;
    this.sessions = sessions;
    this.client = client;
  }

  /** Makes an account and opens its first session. */
  @POST
  @APIResponseSchema(value = SessionAnswer.class, responseCode = "201")
  @APIResponse(responseCode = "409", description = "email-taken or username-taken")
  public Uni<RestResponse<SessionAnswer>> register(@NotNull RegisterRequest request) {
    return registrations
        .register(request, client.get())
        .chain(sessions::answer)
        .map(answer -> SessionReply.of(RestResponse.Status.CREATED, answer));
  }
}
