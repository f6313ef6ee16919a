package dev.devmentor.learning.mastery;

import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.token.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What assessments have shown about the caller's skills. */
@Path("/api/v1/learning/mastery")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "mastery")
@Authenticated
public class MasteryResource {

  private final MasteryService mastery;
  private final CurrentUser user;

  MasteryResource(MasteryService mastery, CurrentUser user) {
    this.mastery = mastery;
    this.user = user;
  }

  /** Every assessed skill, by slug. */
  @GET
  public Uni<Page<Mastery>> list(@BeanParam PageRequest page) {
    return mastery.list(user.id(), page);
  }
}
