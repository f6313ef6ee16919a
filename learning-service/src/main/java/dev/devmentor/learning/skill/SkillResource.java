package dev.devmentor.learning.skill;

import dev.devmentor.platform.concurrency.Versions;
import dev.devmentor.platform.idempotency.IdempotentRequest;
import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.problem.InvalidRequest;
import dev.devmentor.platform.token.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The skill graph: everyone reads it, administrators write it. */
@Path("/api/v1/learning/skills")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "skills")
@Authenticated
public class SkillResource {

  private static final int LONGEST_SEARCH = 100;

  private final SkillService skills;
  private final CurrentUser user;

  SkillResource(SkillService skills, CurrentUser user) {
    this.skills = skills;
    this.user = user;
  }

  /** Skills by slug, those only whose texts contain {@code q} and that belong to a category. */
  @GET
  public Uni<Page<Skill>> list(
      @QueryParam("q") String q,
      @QueryParam("category") String category,
      @BeanParam PageRequest page) {
    if (q != null && q.length() > LONGEST_SEARCH) {
      throw new InvalidRequest("q", "must have at most " + LONGEST_SEARCH + " characters");
    }
    SkillCategory field = category == null ? null : SkillCategory.ofParameter("category", category);
    return skills.list(q, field, page);
  }

  /** One skill with what it builds on and what builds on it. */
  @GET
  @Path("/{slug}")
  public Uni<RestResponse<Skill>> get(
      @PathParam("slug") String slug, @HeaderParam("If-None-Match") String ifNoneMatch) {
    return skills
        .get(slug)
        .map(
            skill ->
                Versions.matches(ifNoneMatch, skill.version())
                    ? withTag(ResponseBuilder.notModified(), skill)
                    : withTag(ResponseBuilder.ok(skill), skill));
  }

  /** Adds a skill. */
  @POST
  @APIResponseSchema(value = Skill.class, responseCode = "201")
  @RolesAllowed("admin")
  public Uni<RestResponse<Skill>> create(
      @Valid @NotNull CreateSkill request, @HeaderParam("Idempotency-Key") String key) {
    IdempotentRequest once = IdempotentRequest.of(user.id(), "POST /skills", key, request);
    return skills
        .create(once, request)
        .map(
            skill ->
                withTag(
                    ResponseBuilder.<Skill>created(
                            URI.create("/api/v1/learning/skills/" + skill.slug()))
                        .entity(skill),
                    skill));
  }

  /** Changes a skill or what it builds on. */
  @PATCH
  @Path("/{slug}")
  @RolesAllowed("admin")
  public Uni<RestResponse<Skill>> change(
      @PathParam("slug") String slug,
      @Valid @NotNull ChangeSkill request,
      @HeaderParam("If-Match") String ifMatch) {
    return skills
        .change(user.id(), slug, request, ifMatch)
        .map(skill -> withTag(ResponseBuilder.ok(skill), skill));
  }

  private static RestResponse<Skill> withTag(ResponseBuilder<Skill> response, Skill skill) {
    return response.header("ETag", Versions.etag(skill.version())).build();
  }
}
