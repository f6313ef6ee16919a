package dev.devmentor.project.file;

import dev.devmentor.platform.token.CurrentUser;
import dev.devmentor.project.storage.ByteRange;
import dev.devmentor.project.storage.StoredContent;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The content of a file, whole or in part, of the type it was stored with. */
@Path("/api/v1/files/{fileId}/content")
@Authenticated
@Tag(name = "Files")
public class FileContentResource {

  private final CurrentUser user;
  private final FileContentService contents;

  FileContentResource(CurrentUser user, FileContentService contents) {
    this.user = user;
    this.contents = contents;
  }

  /** The bytes, as an attachment that no browser runs. */
  @GET
  @Operation(summary = "Read a file: the current version, or the one that is named")
  @APIResponse(
      responseCode = "200",
      description = "All of it, with the type it was stored with",
      content =
          @Content(
              mediaType = MediaType.WILDCARD,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(
      responseCode = "206",
      description = "The part that was asked for",
      content =
          @Content(
              mediaType = MediaType.WILDCARD,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public Uni<RestResponse<StoredContent>> get(
      @PathParam("fileId") UUID fileId,
      @QueryParam("version") String version,
      @BeanParam ContentConditions conditions) {
    return contents
        .find(user.id(), fileId, VersionNumber.of("version", version))
        .chain(found -> answer(found, conditions));
  }

  private Uni<RestResponse<StoredContent>> answer(
      StoredVersion found, ContentConditions conditions) {
    if (conditions.isKnown(found)) {
      return Uni.createFrom()
          .item(ContentHeaders.add(ResponseBuilder.<StoredContent>notModified(), found).build());
    }
    Optional<ByteRange> part = conditions.part(found);
    return contents.open(found, part).map(content -> ContentHeaders.answer(content, found, part));
  }

  /** What GET would say, without asking the store. */
  @HEAD
  @Operation(summary = "Read the headers of a file's content")
  @APIResponse(responseCode = "200", description = "What GET would answer, without the content")
  public Uni<RestResponse<Void>> head(
      @PathParam("fileId") UUID fileId, @QueryParam("version") String version) {
    return contents
        .find(user.id(), fileId, VersionNumber.of("version", version))
        .map(found -> ContentHeaders.sized(ResponseBuilder.<Void>ok(), found).build());
  }
}
