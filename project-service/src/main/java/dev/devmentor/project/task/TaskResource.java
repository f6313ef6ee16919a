package dev.devmentor.project.task;

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
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** The tasks of a project. */
@Path("/api/v1/projects/{projectId}/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Tasks")
public class TaskResource {

  private final CurrentUser user;
  private final TaskService tasks;
  private final BulkTaskService bulk;

  TaskResource(CurrentUser user, TaskService tasks, BulkTaskService bulk) {
    this.user = user;
    this.tasks = tasks;
    this.bulk = bulk;
  }

  /** A new task, at the end of the list unless it has a position. */
  @POST
  @Operation(summary = "Create a task")
  @APIResponseSchema(value = TaskAnswer.class, responseCode = "201")
  public Uni<RestResponse<TaskAnswer>> create(
      @PathParam("projectId") UUID projectId,
      @HeaderParam("Idempotency-Key") String key,
      @NotNull @Valid TaskDraft draft) {
    return tasks.create(user.id(), projectId, draft, key).map(TaskResource::created);
  }

  /** Many new tasks in one transaction. */
  @POST
  @Path("/bulk")
  @ResponseStatus(RestResponse.StatusCode.CREATED)
  @Operation(summary = "Create up to 1,000 tasks, all or none")
  @APIResponseSchema(value = BulkTasks.Created.class, responseCode = "201")
  public Uni<BulkTasks.Created> createAll(
      @PathParam("projectId") UUID projectId,
      @HeaderParam("Idempotency-Key") String key,
      @NotNull @Valid BulkTasks request) {
    return bulk.create(user.id(), projectId, request, key);
  }

  /** The tasks in their order. */
  @GET
  @Operation(summary = "List the tasks of a project")
  public Uni<Page<TaskAnswer>> list(
      @PathParam("projectId") UUID projectId,
      @BeanParam TaskFilter filter,
      @BeanParam PageRequest page) {
    return tasks.list(user.id(), projectId, filter, page);
  }

  /** One task, with what it depends on. */
  @GET
  @Path("/{taskId}")
  @Operation(summary = "Read a task")
  public Uni<RestResponse<TaskDetail>> get(
      @PathParam("projectId") UUID projectId,
      @PathParam("taskId") UUID taskId,
      @HeaderParam("If-None-Match") String ifNoneMatch) {
    return tasks.get(user.id(), projectId, taskId).map(found -> Answers.found(found, ifNoneMatch));
  }

  /** Changes the fields that are named; null resets one. */
  @PATCH
  @Path("/{taskId}")
  @Operation(summary = "Edit a task")
  @RequestBody(content = @Content(schema = @Schema(implementation = TaskDraft.class)))
  public Uni<RestResponse<TaskAnswer>> patch(
      @PathParam("projectId") UUID projectId,
      @PathParam("taskId") UUID taskId,
      @HeaderParam("If-Match") String ifMatch,
      @NotNull ObjectNode patch) {
    return tasks
        .patch(user.id(), projectId, taskId, ifMatch, patch)
        .map(changed -> Answers.changed(changed));
  }

  /** Deletes a task; its parts stay, on their own. */
  @DELETE
  @Path("/{taskId}")
  @Operation(summary = "Delete a task")
  public Uni<Void> delete(
      @PathParam("projectId") UUID projectId,
      @PathParam("taskId") UUID taskId,
      @HeaderParam("If-Match") String ifMatch) {
    return tasks.delete(user.id(), projectId, taskId, ifMatch);
  }

  private static RestResponse<TaskAnswer> created(TaskAnswer task) {
    return Answers.created(task, "/api/v1/projects/" + task.projectId() + "/tasks/" + task.id());
  }
}
