package dev.devmentor.auth.refresh;

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

/** Exchanges a refresh token for the next session answer. */
@Path("/api/v1/auth/refresh")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sessions")
public class RefreshResource {

  private final RefreshService refreshes;
  private final Sessions sessions;
  private final CurrentClient client;

  RefreshResource(RefreshService refreshes, Sessions sessions, CurrentClient client) {
    this.refreshes = refreshes;
    this.sessions = sessions;
    this.client = client;
  }

  /** The next answer; the token sent is used up. */
  @POST
  @APIResponseSchema(value = SessionAnswer.class, responseCode = "200")
  @APIResponse(responseCode = "401", description = "refresh-reused or refresh-invalid: log in")
  public Uni<RestResponse<SessionAnswer>> refresh(@Valid @NotNull RefreshRequest request) {
    return refreshes
        .refresh(request.refreshToken(), client.get())
        .chain(sessions::answer)
        .map(answer -> SessionReply.of(RestResponse.Status.OK, answer));
  }
}
