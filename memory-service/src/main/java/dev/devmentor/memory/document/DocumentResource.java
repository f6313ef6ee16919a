package dev.devmentor.memory.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.devmentor.platform.concurrency.Versions;
import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.token.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Documents. */
@Path("/api/v1/memory/documents")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Memory")
public class DocumentResource {

  private final CurrentUser user;
  private final StoreService store;
  private final BatchService batches;
  private final DocumentService documents;

  DocumentResource(
      CurrentUser user, StoreService store, BatchService batches, DocumentService documents) {
    this.user = user;
    this.store = store;
    this.batches = batches;
    this.documents = documents;
  }

  /** Keeps a document: 202 while it is not found yet, 201 once it is, 200 if it was there. */
  @POST
  @Operation(summary = "Store a document")
  @APIResponse(
      responseCode = "202",
      description = "Kept; search does not find it yet",
      content = @Content(schema = @Schema(implementation = Document.class)))
  @APIResponse(
      responseCode = "201",
      description = "Kept and indexed, within the time of Prefer: wait",
      content = @Content(schema = @Schema(implementation = Document.class)))
  @APIResponse(
      responseCode = "200",
      description = "It was there",
      content = @Content(schema = @Schema(implementation = Document.class)))
  public Uni<RestResponse<Document>> store(
      @HeaderParam("Idempotency-Key") String key,
      @HeaderParam("Prefer") String prefer,
      @NotNull @Valid NewDocument document) {
    return store
        .store(user.id(), document, key, Preference.wait(prefer))
        .map(DocumentResource::stored);
  }

  private static RestResponse<Document> stored(StoredDocument stored) {
    Document document = stored.document();
    return ResponseBuilder.create(RestResponse.Status.fromStatusCode(stored.httpStatus()), document)
        .location(URI.create("/api/v1/memory/documents/" + document.id()))
        .header("ETag", EntityTag.of(document))
        .build();
  }

  /** Keeps up to 500 documents. */
  @POST
  @Path("batch")
  @Operation(summary = "Store many documents; a refused one has a problem in its place")
  @APIResponseSchema(value = BatchAnswer.class, responseCode = "202")
  public Uni<RestResponse<BatchAnswer>> storeBatch(
      @HeaderParam("Idempotency-Key") String key, @NotNull @Valid NewDocuments batch) {
    return batches
        .store(user.id(), batch, key)
        .map(answer -> ResponseBuilder.accepted(answer).build());
  }

  /** The user's own documents, or all of a project, newest first. */
  @GET
  @Operation(summary = "List documents")
  public Uni<Page<Document>> list(@BeanParam DocumentFilter filter, @BeanParam PageRequest page) {
    return documents.list(user.id(), filter, page);
  }

  /** One document. */
  @GET
  @Path("{id}")
  @Operation(summary = "Get a document")
  public Uni<RestResponse<Document>> get(
      @PathParam("id") UUID id, @HeaderParam("If-None-Match") String ifNoneMatch) {
    return documents.get(user.id(), id).map(document -> answer(document, ifNoneMatch));
  }

  /** Changes what is given; null takes a value away. */
  @PATCH
  @Path("{id}")
  @Operation(summary = "Change a document")
  @RequestBody(content = @Content(schema = @Schema(implementation = DocumentPatch.class)))
  public Uni<RestResponse<Document>> patch(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") String ifMatch,
      @NotNull ObjectNode patch) {
    return documents.patch(user.id(), id, patch, ifMatch).map(document -> answer(document, null));
  }

  /** Removes a document from sight; its chunks and vectors go at once, its text after a while. */
  @DELETE
  @Path("{id}")
  @Operation(summary = "Delete a document")
  public Uni<Void> delete(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
    return documents.delete(user.id(), id, ifMatch);
  }

  /** The text as it was stored; browsers are told to neither guess its type nor run it. */
  @GET
  @Path("{id}/content")
  @Produces(MediaType.WILDCARD)
  @Operation(summary = "Get the text of a document")
  @APIResponse(
      responseCode = "200",
      description = "The text, with the type it was stored with",
      content = @Content(mediaType = "text/*", schema = @Schema(type = SchemaType.STRING)))
  public Uni<RestResponse<String>> content(
      @PathParam("id") UUID id, @HeaderParam("If-None-Match") String ifNoneMatch) {
    return documents.text(user.id(), id).map(text -> answer(text, ifNoneMatch));
  }

  private static RestResponse<String> answer(DocumentText text, String ifNoneMatch) {
    if (Versions.matches(ifNoneMatch, DocumentText.ENTITY_TAG)) {
      return notModified(DocumentText.ENTITY_TAG);
    }
    return ResponseBuilder.ok(text.text(), text.contentType() + ";charset=UTF-8")
        .header("ETag", DocumentText.ENTITY_TAG)
        .header("Content-Security-Policy", "sandbox")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  private static RestResponse<Document> answer(Document document, String ifNoneMatch) {
    String tag = EntityTag.of(document);
    if (Versions.matches(ifNoneMatch, tag)) {
      return notModified(tag);
    }
    return ResponseBuilder.ok(document).header("ETag", tag).build();
  }

  private static <T> RestResponse<T> notModified(String tag) {
    return ResponseBuilder.<T>notModified().header("ETag", tag).build();
  }
}
