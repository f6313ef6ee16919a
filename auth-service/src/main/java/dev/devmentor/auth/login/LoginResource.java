package dev.devmentor.auth.login;

import dev.devmentor.auth.client.CurrentClient;
import dev.devmentor.auth.session.SessionAnswer;
import dev.devmentor.auth.session.SessionReply;
import dev.devmentor.auth.session.Sessions;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Logging in. */
@Path("/api/v1/auth/login")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sessions")
public class LoginResource {

  private final LoginService logins;
  private final Sessions sessions;
  private final CurrentClient client;

  LoginResource(LoginService logins, Sessions sessions, CurrentClient client) {
    this.logins = logins;
    this.sessions = sessions;
    this.client = client;
  }

  /** Opens a session. */
  @POST
  @APIResponseSchema(value = SessionAnswer.class, responseCode = "200")
  @APIResponse(responseCode = "401", description = "bad-credentials")
  @APIResponse(responseCode = "423", description = "account-locked; Retry-After tells for how long")
  @APIResponse(
      responseCode = "429",
      description = "too-many-failures from this address; Retry-After tells for how long")
  @APIResponse(responseCode = "503", description = "busy; Retry-After tells when to come again")
  public Uni<RestResponse<SessionAnswer>> login(@Valid @NotNull LoginRequest request) {
    return logins
        .login(request, client.get())
        .chain(sessions::answer)
        .map(answer -> SessionReply.of(RestResponse.Status.OK, answer));
  }
}
