package dev.devmentor.memory.history;

import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.token.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The user's past searches. */
@Path("/api/v1/memory/search-history")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Memory")
public class HistoryResource {

  private final CurrentUser user;
  private final HistoryService searches;

  HistoryResource(CurrentUser user, HistoryService searches) {
    this.user = user;
    this.searches = searches;
  }

  /** Past searches, newest first. */
  @GET
  @Operation(summary = "List my past searches")
  public Uni<Page<HistoryEntry>> list(@BeanParam PageRequest page) {
    return searches.list(user.id(), page);
  }

  /** Forgets all of them. */
  @DELETE
  @Operation(summary = "Forget my past searches")
  public Uni<Void> clear() {
    return searches.clear(user.id());
  }
}
