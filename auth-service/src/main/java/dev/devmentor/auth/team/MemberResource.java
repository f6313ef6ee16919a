package dev.devmentor.auth.team;

import dev.devmentor.auth.audit.AuditEvent;
import dev.devmentor.auth.client.CurrentClient;
import dev.devmentor.platform.concurrency.Versions;
import dev.devmentor.platform.token.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The members of a team. */
@Path("/api/v1/auth/teams/{id}/members/{userId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "teams")
@Authenticated
public class MemberResource {

  private final MemberService members;
  private final CurrentUser user;
  private final CurrentClient client;

  MemberResource(MemberService members, CurrentUser user, CurrentClient client) {
    this.members = members;
    this.user = user;
    this.client = client;
  }

  /** Adds a member, or changes the role of one; by a lead. */
  @PUT
  @APIResponseSchema(value = Team.class, responseCode = "200")
  @APIResponse(responseCode = "403", description = "leads-only")
  @APIResponse(responseCode = "404", description = "not-found: no such team or user")
  @APIResponse(responseCode = "409", description = "last-lead: make somebody else a lead first")
  public Uni<RestResponse<Team>> put(
      @PathParam("id") UUID id,
      @PathParam("userId") UUID userId,
      @Valid @NotNull MemberRequest request,
      @HeaderParam("If-Match") String ifMatch) {
    return members
        .put(act(userId), id, request.role(), ifMatch)
        .map(
            team -> ResponseBuilder.ok(team).header("ETag", Versions.etag(team.version())).build());
  }

  /** Removes a member, by a lead; or leaves the team. */
  @DELETE
  @APIResponse(responseCode = "204", description = "No member any more")
  @APIResponse(responseCode = "403", description = "leads-only")
  @APIResponse(responseCode = "404", description = "not-found: no such team or member")
  @APIResponse(responseCode = "409", description = "last-lead: make somebody else a lead first")
  public Uni<Void> remove(
      @PathParam("id") UUID id,
      @PathParam("userId") UUID userId,
      @HeaderParam("If-Match") String ifMatch) {
    return members.remove(act(userId), id, ifMatch);
  }

  private TeamTransaction.Act act(UUID subject) {
    return new TeamTransaction.Act(
        user.id(), subject, AuditEvent.TEAM_MEMBER_CHANGED, client.get());
  }
}
