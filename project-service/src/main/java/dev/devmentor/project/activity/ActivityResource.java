package dev.devmentor.project.activity;

import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.token.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What happened in a project. */
@Path("/api/v1/projects/{projectId}/activity")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Activity")
public class ActivityResource {

  private final CurrentUser user;
  private final ActivityService activity;

  ActivityResource(CurrentUser user, ActivityService activity) {
    this.user = user;
    this.activity = activity;
  }

  /** The changes, the newest first. */
  @GET
  @Operation(summary = "List who changed what")
  public Uni<Page<Activity>> list(
      @PathParam("projectId") UUID projectId,
      @Parameter(description = "a kind of thing (project, task, milestone, …), or the id of one")
          @QueryParam("entity")
          String entity,
      @Parameter(description = "not before this time") @QueryParam("since") String since,
      @BeanParam PageRequest page) {
    return activity.list(user.id(), projectId, entity, since, page);
  }
}
