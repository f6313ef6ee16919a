package dev.devmentor.auth.settings;

import dev.devmentor.platform.concurrency.Versions;
import dev.devmentor.platform.json.StorableJson;
import dev.devmentor.platform.token.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Two documents that clients keep here for the user: they are stored as they are sent. */
@Path("/api/v1/auth/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts")
@Authenticated
public class SettingsResource {

  private final SettingsService settings;
  private final CurrentUser user;

  SettingsResource(SettingsService settings, CurrentUser user) {
    this.settings = settings;
    this.user = user;
  }

  /** The preferences; an empty object if there are none. */
  @GET
  @Path("/preferences")
  public Uni<RestResponse<Map<String, Object>>> preferences(
      @HeaderParam("If-None-Match") String ifNoneMatch) {
    return get(Settings.PREFERENCES, ifNoneMatch);
  }

  /** Replaces the preferences. */
  @PUT
  @Path("/preferences")
  public Uni<RestResponse<Map<String, Object>>> setPreferences(
      @NotNull @StorableJson Map<String, Object> content, @HeaderParam("If-Match") String ifMatch) {
    return replace(Settings.PREFERENCES, content, ifMatch);
  }

  /** How far the user is with the introduction; an empty object before it. */
  @GET
  @Path("/onboarding")
  public Uni<RestResponse<Map<String, Object>>> onboarding(
      @HeaderParam("If-None-Match") String ifNoneMatch) {
    return get(Settings.ONBOARDING, ifNoneMatch);
  }

  /** Replaces it. */
  @PUT
  @Path("/onboarding")
  public Uni<RestResponse<Map<String, Object>>> setOnboarding(
      @NotNull @StorableJson Map<String, Object> content, @HeaderParam("If-Match") String ifMatch) {
    return replace(Settings.ONBOARDING, content, ifMatch);
  }

  private Uni<RestResponse<Map<String, Object>>> get(Settings kind, String ifNoneMatch) {
    return settings
        .get(user.id(), kind)
        .map(
            document ->
                Versions.matches(ifNoneMatch, document.version())
                    ? tagged(ResponseBuilder.notModified(), document)
                    : tagged(ResponseBuilder.ok(document.content()), document));
  }

  private Uni<RestResponse<Map<String, Object>>> replace(
      Settings kind, Map<String, Object> content, String ifMatch) {
    return settings
        .replace(user.id(), kind, content, ifMatch)
        .map(document -> tagged(ResponseBuilder.ok(document.content()), document));
  }

  private static RestResponse<Map<String, Object>> tagged(
      ResponseBuilder<Map<String, Object>> answer, Document document) {
    return answer.header("ETag", Versions.etag(document.version())).build();
  }
}
