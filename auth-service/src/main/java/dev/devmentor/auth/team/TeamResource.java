package dev.devmentor.auth.team;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.devmentor.auth.audit.AuditEvent;
import dev.devmentor.auth.client.CurrentClient;
import dev.devmentor.platform.concurrency.Versions;
import dev.devmentor.platform.idempotency.IdempotentRequest;
import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.token.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The teams of the current user. */
@Path("/api/v1/auth/teams")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "teams")
@Authenticated
public class TeamResource {

  private final TeamService teams;
  private final CurrentUser user;
  private final CurrentClient client;

  TeamResource(TeamService teams, CurrentUser user, CurrentClient client) {
    this.teams = teams;
    this.user = user;
    this.client = client;
  }

  /** Founds a team; whoever does leads it. */
  @POST
  @APIResponseSchema(value = Team.class, responseCode = "201")
  public Uni<RestResponse<Team>> found(
      @Valid @NotNull TeamRequest request, @HeaderParam("Idempotency-Key") String key) {
    IdempotentRequest once = IdempotentRequest.of(user.id(), "POST /teams", key, request);
    return teams
        .found(request, once, client.get())
        .map(
            team ->
                tagged(
                    ResponseBuilder.<Team>created(URI.create("/api/v1/auth/teams/" + team.id()))
                        .entity(team),
                    team));
  }

  /** The teams that the user is in, the newest first. */
  @GET
  public Uni<Page<Team>> list(@BeanParam PageRequest page) {
    return teams.list(user.id(), page);
  }

  /** A team that the user is in. */
  @GET
  @Path("/{id}")
  @APIResponseSchema(value = Team.class, responseCode = "200")
  @APIResponse(responseCode = "404", description = "not-found: none such, or not the user's")
  public Uni<RestResponse<Team>> get(
      @PathParam("id") UUID id, @HeaderParam("If-None-Match") String ifNoneMatch) {
    return teams
        .get(user.id(), id)
        .map(
            team ->
                Versions.matches(ifNoneMatch, team.version())
                    ? tagged(ResponseBuilder.notModified(), team)
                    : tagged(ResponseBuilder.ok(team), team));
  }

  /** Changes name or description, by a lead; null takes the description away. */
  @PATCH
  @Path("/{id}")
  @APIResponseSchema(value = Team.class, responseCode = "200")
  @APIResponse(responseCode = "403", description = "leads-only")
  @APIResponse(responseCode = "404", description = "not-found: none such, or not the user's")
  @APIResponse(responseCode = "412", description = "precondition-failed: it was changed meanwhile")
  public Uni<RestResponse<Team>> change(
      @PathParam("id") UUID id,
      @NotNull @RequestBody(
              content =
                  @Content(
                      mediaType = "application/json",
                      schema = @Schema(implementation = TeamRequest.class)))
          ObjectNode patch,
      @HeaderParam("If-Match") String ifMatch) {
    return teams
        .change(user.id(), id, patch, ifMatch)
        .map(team -> tagged(ResponseBuilder.ok(team), team));
  }

  /** Dissolves a team, by a lead. */
  @DELETE
  @Path("/{id}")
  @APIResponse(responseCode = "204", description = "Dissolved")
  @APIResponse(responseCode = "403", description = "leads-only")
  @APIResponse(responseCode = "404", description = "not-found: none such, or not the user's")
  public Uni<Void> delete(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
    TeamTransaction.Act act =
        new TeamTransaction.Act(user.id(), user.id(), AuditEvent.TEAM_DELETED, client.get());
    return teams.delete(act, id, ifMatch);
  }

  private static RestResponse<Team> tagged(ResponseBuilder<Team> answer, Team team) {
    return answer.header("ETag", Versions.etag(team.version())).build();
  }
}
