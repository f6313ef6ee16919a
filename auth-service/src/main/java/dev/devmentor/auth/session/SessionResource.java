package dev.devmentor.auth.session;

import dev.devmentor.auth.client.CurrentClient;
import dev.devmentor.platform.token.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The sessions of the current user. */
@Path("/api/v1/auth")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sessions")
@Authenticated
public class SessionResource {

  private final SessionService sessions;
  private final CurrentUser user;
  private final CurrentClient client;

  SessionResource(SessionService sessions, CurrentUser user, CurrentClient client) {
    this.sessions = sessions;
    this.user = user;
    this.client = client;
  }

  /** The sessions that are open. */
  @GET
  @Path("/sessions")
  public Uni<List<SessionView>> list() {
    return sessions.open(user.id(), user.sessionId());
  }

  /** Ends one of them; its access token stops working at once. */
  @DELETE
  @Path("/sessions/{id}")
  public Uni<Void> revoke(@PathParam("id") UUID id) {
    return sessions.revoke(user.id(), id, client.get());
  }

  /** Ends the session that asks. */
  @POST
  @Path("/logout")
  @APIResponse(responseCode = "204", description = "Logged out")
  public Uni<Void> logout() {
    return sessions.logout(user.id(), user.sessionId(), client.get());
  }

  /** Ends every session of the user. */
  @POST
  @Path("/logout-all")
  @APIResponse(responseCode = "204", description = "Logged out everywhere")
  public Uni<Void> logoutAll() {
    return sessions.logoutAll(user.id(), client.get());
  }
}
