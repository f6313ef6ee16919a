package dev.devmentor.learning.recommendation;

import dev.devmentor.platform.token.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the caller could do next, and why. */
@Path("/api/v1/learning/recommendations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "recommendations")
@Authenticated
public class RecommendationResource {

  private final RecommendationService recommendations;
  private final CurrentUser user;

  RecommendationResource(RecommendationService recommendations, CurrentUser user) {
    this.recommendations = recommendations;
    this.user = user;
  }

  /** A few recommendations, the most urgent first. */
  @GET
  public Uni<List<Recommendation>> list() {
    return recommendations.list(user.id());
  }

  /** Not for now. */
  @POST
  @Path("/{id}/dismiss")
  public Uni<Recommendation> dismiss(@PathParam("id") UUID id) {
    return recommendations.decide(user.id(), id, Decision.DISMISSED);
  }

  /** Yes: a skill to learn is begun. */
  @POST
  @Path("/{id}/accept")
  public Uni<Recommendation> accept(@PathParam("id") UUID id) {
    return recommendations.decide(user.id(), id, Decision.ACCEPTED);
  }
}
