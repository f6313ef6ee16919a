package dev.devmentor.project.member;

import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.token.CurrentUser;
import dev.devmentor.project.http.Answers;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The members of a project. */
@Path("/api/v1/projects/{projectId}/collaborators")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Collaborators")
public class CollaboratorResource {

  private final CurrentUser user;
  private final CollaboratorService collaborators;

  CollaboratorResource(CurrentUser user, CollaboratorService collaborators) {
    this.user = user;
    this.collaborators = collaborators;
  }

  /** All members, the longest standing first. */
  @GET
  @Operation(summary = "List the members of a project")
  public Uni<Page<Collaborator>> list(
      @PathParam("projectId") UUID projectId, @BeanParam PageRequest page) {
    return collaborators.list(user.id(), projectId, page);
  }

  /** One member. */
  @GET
  @Path("/{userId}")
  @Operation(summary = "Read one member")
  public Uni<RestResponse<Collaborator>> get(
      @PathParam("projectId") UUID projectId,
      @PathParam("userId") UUID memberId,
      @HeaderParam("If-None-Match") String ifNoneMatch) {
    return collaborators
        .get(user.id(), projectId, memberId)
        .map(found -> Answers.found(found, ifNoneMatch));
  }

  /** Makes a user a member, or changes the role of one. */
  @PUT
  @Path("/{userId}")
  @Operation(summary = "Add a member or change the role of one")
  public Uni<RestResponse<Collaborator>> put(
      @PathParam("projectId") UUID projectId,
      @PathParam("userId") UUID memberId,
      @HeaderParam("If-Match") String ifMatch,
      @NotNull @Valid PutCollaborator request) {
    return collaborators
        .put(user.id(), projectId, memberId, request.role(), ifMatch)
        .map(Answers::changed);
  }

  /** Removes a member; members may remove themselves. */
  @DELETE
  @Path("/{userId}")
  @Operation(summary = "Remove a member, or leave")
  public Uni<Void> remove(
      @PathParam("projectId") UUID projectId,
      @PathParam("userId") UUID memberId,
      @HeaderParam("If-Match") String ifMatch) {
    return collaborators.remove(user.id(), projectId, memberId, ifMatch);
  }
}
