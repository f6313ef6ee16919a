package dev.devmentor.project.epic;

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

/** The epics of a project. */
@Path("/api/v1/projects/{projectId}/epics")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Epics")
public class EpicResource {

  private final CurrentUser user;
  private final EpicService epics;

  EpicResource(CurrentUser user, EpicService epics) {
    this.user = user;
    this.epics = epics;
  }

  /** A new epic, at the end of the list unless it has a position. */
  @POST
  @Operation(summary = "Create an epic")
  @APIResponseSchema(value = EpicAnswer.class, responseCode = "201")
  public Uni<RestResponse<EpicAnswer>> create(
      @PathParam("projectId") UUID projectId,
      @HeaderParam("Idempotency-Key") String key,
      @NotNull @Valid EpicDraft draft) {
    return epics.create(user.id(), projectId, draft, key).map(EpicResource::created);
  }

  /** The epics in their order. */
  @GET
  @Operation(summary = "List the epics of a project")
  public Uni<Page<EpicAnswer>> list(
      @PathParam("projectId") UUID projectId, @BeanParam PageRequest page) {
    return epics.list(user.id(), projectId, page);
  }

  /** One epic. */
  @GET
  @Path("/{epicId}")
  @Operation(summary = "Read an epic")
  public Uni<RestResponse<EpicAnswer>> get(
      @PathParam("projectId") UUID projectId,
      @PathParam("epicId") UUID epicId,
      @HeaderParam("If-None-Match") String ifNoneMatch) {
    return epics.get(user.id(), projectId, epicId).map(found -> Answers.found(found, ifNoneMatch));
  }

  /** Changes the fields that are named; null resets one. */
  @PATCH
  @Path("/{epicId}")
  @Operation(summary = "Edit an epic")
  @RequestBody(content = @Content(schema = @Schema(implementation = EpicDraft.class)))
  public Uni<RestResponse<EpicAnswer>> patch(
      @PathParam("projectId") UUID projectId,
      @PathParam("epicId") UUID epicId,
      @HeaderParam("If-Match") String ifMatch,
      @NotNull ObjectNode patch) {
    return epics
        .patch(user.id(), projectId, epicId, ifMatch, patch)
        .map(changed -> Answers.changed(changed));
  }

  /** Deletes an epic; its tasks stay, without one. */
  @DELETE
  @Path("/{epicId}")
  @Operation(summary = "Delete an epic")
  public Uni<Void> delete(
      @PathParam("projectId") UUID projectId,
      @PathParam("epicId") UUID epicId,
      @HeaderParam("If-Match") String ifMatch) {
    return epics.delete(user.id(), projectId, epicId, ifMatch);
  }

  private static RestResponse<EpicAnswer> created(EpicAnswer epic) {
    return Answers.created(epic, "/api/v1/projects/" + epic.projectId() + "/epics/" + epic.id());
  }
}
