package dev.devmentor.project.file;

import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.problem.NotFound;
import dev.devmentor.platform.token.CurrentUser;
import dev.devmentor.project.http.Answers;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** One file, by its id. */
@Path("/api/v1/files/{fileId}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Files")
public class FileResource {

  private final CurrentUser user;
  private final FileService files;

  FileResource(CurrentUser user, FileService files) {
    this.user = user;
    this.files = files;
  }

  /** The file with its current version. */
  @GET
  @Operation(summary = "Read about a file")
  public Uni<RestResponse<FileAnswer>> get(
      @PathParam("fileId") UUID fileId, @HeaderParam("If-None-Match") String ifNoneMatch) {
    return files.get(user.id(), fileId).map(found -> Answers.found(found, ifNoneMatch));
  }

  /** The versions, the newest first. */
  @GET
  @Path("/versions")
  @Operation(summary = "List the versions of a file")
  public Uni<Page<FileVersion>> versions(
      @PathParam("fileId") UUID fileId, @BeanParam PageRequest page) {
    return files.versions(user.id(), fileId, page);
  }

  /** Makes an old version the current one again, as a new version. */
  @POST
  @Path("/versions/{version}/restore")
  @Operation(summary = "Restore a version of a file")
  @APIResponse(
      responseCode = "201",
      description = "Restored, as a new version",
      content = @Content(schema = @Schema(implementation = FileAnswer.class)))
  @APIResponse(
      responseCode = "200",
      description = "The file has this content already",
      content = @Content(schema = @Schema(implementation = FileAnswer.class)))
  public Uni<RestResponse<FileAnswer>> restore(
      @PathParam("fileId") UUID fileId, @PathParam("version") String version) {
    return files.restore(user.id(), fileId, number(version)).map(FileResource::answer);
  }

  /** A path that no version can have is that of nothing. */
  private static int number(String version) {
    if (!version.matches("[1-9]\\d{0,8}")) {
      throw new NotFound("version");
    }
    return Integer.parseInt(version);
  }

  private static RestResponse<FileAnswer> answer(Upload.Result result) {
    FileAnswer file = result.file();
    return result.created()
        ? Answers.created(file, "/api/v1/files/" + file.id())
        : Answers.changed(file);
  }

  /** Deletes the file with all its versions. */
  @DELETE
  @Operation(summary = "Delete a file")
  public Uni<Void> delete(
      @PathParam("fileId") UUID fileId, @HeaderParam("If-Match") String ifMatch) {
    return files.delete(user.id(), fileId, ifMatch);
  }
}
