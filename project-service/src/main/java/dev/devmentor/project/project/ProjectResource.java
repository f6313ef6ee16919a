package dev.devmentor.project.project;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Projects. */
@Path("/api/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Projects")
public class ProjectResource {

  private final CurrentUser user;
  private final ProjectService projects;
  private final ProjectCreation creation;

  ProjectResource(CurrentUser user, ProjectService projects, ProjectCreation creation) {
    this.user = user;
    this.projects = projects;
    this.creation = creation;
  }

  /** A project with its epics and tasks, all or nothing. */
  @POST
  @Operation(summary = "Create a project, with epics and tasks if given")
  @APIResponseSchema(value = ProjectAnswer.class, responseCode = "201")
  public Uni<RestResponse<ProjectAnswer>> create(
      @HeaderParam("Idempotency-Key") String key, @NotNull @Valid CreateProject request) {
    return creation.create(user.id(), request, key).map(ProjectResource::created);
  }

  /** The projects the user is a member of, the newest first. */
  @GET
  @Operation(summary = "List my projects")
  public Uni<Page<ProjectAnswer>> list(
      @BeanParam ProjectFilter filter, @BeanParam PageRequest page) {
    return projects.list(user.id(), filter, page);
  }

  /** One project. */
  @GET
  @Path("/{projectId}")
  @Operation(summary = "Read a project")
  public Uni<RestResponse<ProjectAnswer>> get(
      @PathParam("projectId") UUID projectId, @HeaderParam("If-None-Match") String ifNoneMatch) {
    return projects.get(user.id(), projectId).map(found -> Answers.found(found, ifNoneMatch));
  }

  /** Changes the fields that are named; null resets one. */
  @PATCH
  @Path("/{projectId}")
  @Operation(summary = "Edit a project")
  @RequestBody(content = @Content(schema = @Schema(implementation = ProjectDraft.class)))
  public Uni<RestResponse<ProjectAnswer>> patch(
      @PathParam("projectId") UUID projectId,
      @HeaderParam("If-Match") String ifMatch,
      @NotNull ObjectNode patch) {
    return projects
        .patch(user.id(), projectId, ifMatch, patch)
        .map(changed -> Answers.changed(changed));
  }

  /** Deletes a project so that it can be restored for a while. */
  @DELETE
  @Path("/{projectId}")
  @Operation(summary = "Delete a project")
  public Uni<Void> delete(
      @PathParam("projectId") UUID projectId, @HeaderParam("If-Match") String ifMatch) {
    return projects.delete(user.id(), projectId, ifMatch);
  }

  /** Brings a deleted project back. */
  @POST
  @Path("/{projectId}/restore")
  @Operation(summary = "Restore a deleted project")
  public Uni<RestResponse<ProjectAnswer>> restore(@PathParam("projectId") UUID projectId) {
    return projects.restore(user.id(), projectId).map(restored -> Answers.changed(restored));
  }

  private static RestResponse<ProjectAnswer> created(ProjectAnswer project) {
    return Answers.created(project, "/api/v1/projects/" + project.id());
  }
}
