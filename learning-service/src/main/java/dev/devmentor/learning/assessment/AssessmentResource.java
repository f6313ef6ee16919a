package dev.devmentor.learning.assessment;

import dev.devmentor.platform.concurrency.Versions;
import dev.devmentor.platform.idempotency.IdempotentRequest;
import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.token.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The caller's adaptive assessments. */
@Path("/api/v1/learning/assessments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "assessments")
@Authenticated
public class AssessmentResource {

  private final AssessmentService assessments;
  private final CurrentUser user;

  AssessmentResource(AssessmentService assessments, CurrentUser user) {
    this.assessments = assessments;
    this.user = user;
  }

  /** All assessments, the newest first. */
  @GET
  public Uni<Page<AssessmentView>> list(@BeanParam PageRequest page) {
    return assessments.list(user.id(), page);
  }

  /** One assessment with the question that waits for an answer, or the result. */
  @GET
  @Path("/{id}")
  public Uni<RestResponse<AssessmentView>> get(
      @PathParam("id") UUID id, @HeaderParam("If-None-Match") String ifNoneMatch) {
    return assessments
        .get(user.id(), id)
        .map(
            assessment ->
                Versions.matches(ifNoneMatch, assessment.version())
                    ? withTag(ResponseBuilder.notModified(), assessment)
                    : withTag(ResponseBuilder.ok(assessment), assessment));
  }

  /** Starts an assessment of a skill. */
  @POST
  @APIResponseSchema(value = AssessmentView.class, responseCode = "201")
  public Uni<RestResponse<AssessmentView>> start(
      @Valid @NotNull StartAssessment request, @HeaderParam("Idempotency-Key") String key) {
    return assessments
        .start(IdempotentRequest.of(user.id(), "POST /assessments", key, request), request)
        .map(
            assessment ->
                withTag(
                    ResponseBuilder.<AssessmentView>created(
                            URI.create("/api/v1/learning/assessments/" + assessment.id()))
                        .entity(assessment),
                    assessment));
  }

  /** Answers the question that waits for an answer. */
  @POST
  @Path("/{id}/answers")
  public Uni<AnswerView> answer(
      @PathParam("id") UUID id,
      @Valid @NotNull GiveAnswer request,
      @HeaderParam("Idempotency-Key") String key) {
    String operation = "POST /assessments/" + id + "/answers";
    return assessments.answer(
        IdempotentRequest.of(user.id(), operation, key, request), id, request);
  }

  private static RestResponse<AssessmentView> withTag(
      ResponseBuilder<AssessmentView> response, AssessmentView assessment) {
    return response.header("ETag", Versions.etag(assessment.version())).build();
  }
}
