package dev.devmentor.project.file;

import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.token.CurrentUser;
import dev.devmentor.project.http.Answers;
import dev.devmentor.project.input.QueryValue;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The files of a project: what is there, and more of it. */
@Path("/api/v1/projects/{projectId}/files")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Files")
public class FileUploadResource {

  private final CurrentUser user;
  private final FileService files;
  private final FileUploadService uploads;

  FileUploadResource(CurrentUser user, FileService files, FileUploadService uploads) {
    this.user = user;
    this.files = files;
    this.uploads = uploads;
  }

  /** Stores the raw body as the current version of the file at the path. */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Store a file, or the next version of one")
  @APIResponse(
      responseCode = "201",
      description = "Stored",
      content = @Content(schema = @Schema(implementation = FileAnswer.class)))
  @APIResponse(
      responseCode = "200",
      description = "The file has this content already",
      content = @Content(schema = @Schema(implementation = FileAnswer.class)))
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public Uni<RestResponse<FileAnswer>> upload(
      @PathParam("projectId") UUID projectId,
      @QueryParam("path") String path,
      @HeaderParam("Content-Type") String contentType,
      @HeaderParam("Content-Length") String length,
      @HeaderParam("Idempotency-Key") String key,
      @Context RoutingContext context) {
    HttpServerRequest request = context.request();
    Upload upload =
        new Upload(
            user.id(),
            projectId,
            FilePath.of(path),
            ContentTypes.checked(contentType),
            key,
            length == null ? -1 : Long.parseLong(length),
            new PromptedBody(request));
    return uploads
        .upload(upload)
        .map(FileUploadResource::answer)
        .onFailure()
        .invoke(() -> closeUnread(request));
  }

  /** What the client still sends of a refused body is not waited for. */
  private static void closeUnread(HttpServerRequest request) {
    if (!request.isEnded()) {
      request.response().putHeader("Connection", "close");
    }
  }

  private static RestResponse<FileAnswer> answer(Upload.Result result) {
    FileAnswer file = result.file();
    return result.created()
        ? Answers.created(file, "/api/v1/files/" + file.id())
        : Answers.changed(file);
  }

  /** The files by path, with their current versions. */
  @GET
  @Operation(summary = "List the files of a project")
  public Uni<Page<FileAnswer>> list(
      @PathParam("projectId") UUID projectId,
      @QueryParam("prefix") String prefix,
      @BeanParam PageRequest page) {
    String start = "".equals(prefix) ? null : new QueryValue("prefix", prefix).text();
    return files.list(user.id(), projectId, start, page);
  }
}
