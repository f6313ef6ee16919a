package dev.devmentor.auth.user;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.devmentor.auth.client.CurrentClient;
import dev.devmentor.platform.concurrency.Versions;
import dev.devmentor.platform.token.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The account of the current user. */
@Path("/api/v1/auth/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts")
@Authenticated
public class ProfileResource {

  private final ProfileService profiles;
  private final CurrentUser user;
  private final CurrentClient client;

  ProfileResource(ProfileService profiles, CurrentUser user, CurrentClient client) {
    this.profiles = profiles;
    this.user = user;
    this.client = client;
  }

  /** The account. */
  @GET
  public Uni<RestResponse<User>> get(@HeaderParam("If-None-Match") String ifNoneMatch) {
    return profiles
        .get(user.id())
        .map(
            account ->
                Versions.matches(ifNoneMatch, account.version())
                    ? tagged(ResponseBuilder.notModified(), account)
                    : tagged(ResponseBuilder.ok(account), account));
  }

  /** Changes the fields that are named; null takes a display name or picture away. */
  @PATCH
  public Uni<RestResponse<User>> change(
      @NotNull @RequestBody(
              content =
                  @Content(
                      mediaType = "application/json",
                      schema =
                          @Schema(
                              type = SchemaType.OBJECT,
                              properties = {
                                @SchemaProperty(name = "username", type = SchemaType.STRING),
                                @SchemaProperty(name = "displayName", type = SchemaType.STRING),
                                @SchemaProperty(name = "avatarUrl", type = SchemaType.STRING),
                                @SchemaProperty(name = "metadata", type = SchemaType.OBJECT)
                              })))
          ObjectNode patch,
      @HeaderParam("If-Match") String ifMatch) {
    return profiles
        .change(user.id(), patch, ifMatch, client.get())
        .map(account -> tagged(ResponseBuilder.ok(account), account));
  }

  private static RestResponse<User> tagged(ResponseBuilder<User> answer, User account) {
    return answer.header("ETag", Versions.etag(account.version())).build();
  }
}
