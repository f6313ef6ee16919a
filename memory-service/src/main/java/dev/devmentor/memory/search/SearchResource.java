package dev.devmentor.memory.search;

import dev.devmentor.platform.token.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Search. */
@Path("/api/v1/memory/search")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Memory")
public class SearchResource {

  private final CurrentUser user;
  private final SearchService searches;

  SearchResource(CurrentUser user, SearchService searches) {
    this.user = user;
    this.searches = searches;
  }

  /** Finds chunks in what the user may read. */
  @POST
  @Operation(summary = "Search by meaning and by words")
  public Uni<SearchAnswer> search(@NotNull @Valid SearchRequest request) {
    return searches.search(user.id(), request);
  }
}
