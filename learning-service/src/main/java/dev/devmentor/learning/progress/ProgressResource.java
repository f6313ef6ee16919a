package dev.devmentor.learning.progress;

import dev.devmentor.platform.concurrency.Versions;
import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.token.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** How far the caller is with the items of their roadmaps. */
@Path("/api/v1/learning/progress")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "progress")
@Authenticated
public class ProgressResource {

  private final ProgressService progress;
  private final CurrentUser user;

  ProgressResource(ProgressService progress, CurrentUser user) {
    this.progress = progress;
    this.user = user;
  }

  /** Every item of every roadmap, oldest first. */
  @GET
  public Uni<Page<ItemProgress>> list(@BeanParam PageRequest page) {
    return progress.list(user.id(), page);
  }

  /** Reports progress; for an item with a skill it counts on every roadmap that has the skill. */
  @PUT
  @Path("/{roadmapItemId}")
  public Uni<RestResponse<ItemProgress>> report(
      @PathParam("roadmapItemId") UUID itemId,
      @Valid @NotNull ReportProgress request,
      @HeaderParam("If-Match") String ifMatch) {
    return progress
        .report(user.id(), itemId, request, ifMatch)
        .map(
            item -> ResponseBuilder.ok(item).header("ETag", Versions.etag(item.version())).build());
  }
}
