package dev.devmentor.memory.index;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the index stands, for operators. */
@Path("/api/v1/memory/index")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "Memory")
public class IndexResource {

  private final Reconciler reconciler;

  IndexResource(Reconciler reconciler) {
    this.reconciler = reconciler;
  }

  /** Counts documents, chunks and vectors. */
  @GET
  @Path("status")
  @Operation(summary = "Compare the index with the documents")
  public Uni<IndexStatus> status() {
    return reconciler.count();
  }
}
