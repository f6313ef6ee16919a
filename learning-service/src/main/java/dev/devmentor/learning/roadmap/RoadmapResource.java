package dev.devmentor.learning.roadmap;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The caller's roadmaps. */
@Path("/api/v1/learning/roadmaps")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "roadmaps")
@Authenticated
public class RoadmapResource {

  private final RoadmapService roadmaps;
  private final CurrentUser user;

  RoadmapResource(RoadmapService roadmaps, CurrentUser user) {
    this.roadmaps = roadmaps;
    this.user = user;
  }

  /** All roadmaps, the newest first. */
  @GET
  public Uni<Page<RoadmapView>> list(@BeanParam PageRequest page) {
    return roadmaps.list(user.id(), page);
  }

  /** One roadmap with the progress of its items. */
  @GET
  @Path("/{id}")
  public Uni<RestResponse<RoadmapView>> get(
      @PathParam("id") UUID id, @HeaderParam("If-None-Match") String ifNoneMatch) {
    return roadmaps
        .get(user.id(), id)
        .map(
            roadmap ->
                Versions.matches(ifNoneMatch, roadmap.version())
                    ? withTag(ResponseBuilder.notModified(), roadmap)
                    : withTag(ResponseBuilder.ok(roadmap), roadmap));
  }

  /** Builds a roadmap to goal skills, or keeps the items that were sent. */
  @POST
  @APIResponseSchema(value = RoadmapView.class, responseCode = "201")
  public Uni<RestResponse<RoadmapView>> create(
      @Valid @NotNull CreateRoadmap request, @HeaderParam("Idempotency-Key") String key) {
    return roadmaps
        .create(IdempotentRequest.of(user.id(), "POST /roadmaps", key, request), request)
        .map(
            roadmap ->
                withTag(
                    ResponseBuilder.<RoadmapView>created(
                            URI.create("/api/v1/learning/roadmaps/" + roadmap.id()))
                        .entity(roadmap),
                    roadmap));
  }

  /** Changes title or status. */
  @PATCH
  @Path("/{id}")
  public Uni<RestResponse<RoadmapView>> change(
      @PathParam("id") UUID id,
      @Valid @NotNull ChangeRoadmap request,
      @HeaderParam("If-Match") String ifMatch) {
    return roadmaps
        .change(user.id(), id, request, ifMatch)
        .map(roadmap -> withTag(ResponseBuilder.ok(roadmap), roadmap));
  }

  /** Deletes a roadmap; what was learned of its skills stays. */
  @DELETE
  @Path("/{id}")
  public Uni<Void> delete(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
    return roadmaps.delete(user.id(), id, ifMatch);
  }

  private static RestResponse<RoadmapView> withTag(
      ResponseBuilder<RoadmapView> response, RoadmapView roadmap) {
    return response.header("ETag", Versions.etag(roadmap.version())).build();
  }
}
