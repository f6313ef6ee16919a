package dev.devmentor.auth.export;

import dev.devmentor.auth.client.CurrentClient;
import dev.devmentor.platform.token.CurrentUser;
import io.quarkus.security.Authenticated;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

/** The data of the current user, to take along. */
@Path("/api/v1/auth/me/export")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts")
@Authenticated
public class ExportResource {

  private final ExportService export;
  private final CurrentUser user;
  private final CurrentClient client;

  ExportResource(ExportService export, CurrentUser user, CurrentClient client) {
    this.export = export;
    this.user = user;
    this.client = client;
  }

  /**
   * Everything that the platform holds on the user, from every schema: a member for each table, an
   * array of its rows. The contents of files are at {@code /api/v1/files/{id}/content}.
   */
  @GET
  @APIResponse(
      responseCode = "200",
      description = "{exportedAt, userId, collections: {\"schema.table\": [row, …], …}}",
      content =
          @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(
      responseCode = "429",
      description = "export-under-way: each user exports once at a time; Retry-After")
  @APIResponse(responseCode = "503", description = "busy; Retry-After tells when to come again")
  public RestMulti<Buffer> export() {
    return RestMulti.fromMultiData(export.document(user.id(), client.get()))
        .encodeAsJsonArray(false)
        .header("Content-Disposition", "attachment; filename=\"devmentor-export.json\"")
        .header("Cache-Control", "no-store")
        .build();
  }
}
