package dev.devmentor.memory.chunk;

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
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The pieces of a document that search finds. */
@Path("/api/v1/memory/documents/{id}/chunks")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Memory")
public class ChunkResource {

  private final CurrentUser user;
  private final ChunkService chunks;

  ChunkResource(CurrentUser user, ChunkService chunks) {
    this.user = user;
    this.chunks = chunks;
  }

  /** The chunks in the order of the text. */
  @GET
  @Operation(summary = "List the chunks of a document")
  public Uni<Page<StoredChunk>> list(@PathParam("id") UUID id, @BeanParam PageRequest page) {
    return chunks.list(user.id(), id, page);
  }
}
