package dev.devmentor.auth.administration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.devmentor.auth.client.CurrentClient;
import dev.devmentor.auth.user.User;
import dev.devmentor.platform.concurrency.Versions;
import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.token.CurrentUser;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Accounts, for administrators. */
@Path("/api/v1/auth/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "administration")
@RolesAllowed("admin")
public class AccountResource {

  private final AccountService accounts;
  private final CurrentUser user;
  private final CurrentClient client;

  AccountResource(AccountService accounts, CurrentUser user, CurrentClient client) {
    this.accounts = accounts;
    this.user = user;
    this.client = client;
  }

  /** Accounts, the newest first: q is looked for in e-mail addresses and usernames. */
  @GET
  public Uni<Page<User>> list(@BeanParam UserFilter filter, @BeanParam PageRequest page) {
    return accounts.list(user.id(), filter, page);
  }

  /** One account. */
  @GET
  @Path("/{id}")
  @APIResponseSchema(value = User.class, responseCode = "200")
  @APIResponse(responseCode = "404", description = "not-found")
  public Uni<RestResponse<User>> get(
      @PathParam("id") UUID id, @HeaderParam("If-None-Match") String ifNoneMatch) {
    return accounts
        .get(user.id(), id)
        .map(
            account ->
                Versions.matches(ifNoneMatch, account.version())
                    ? tagged(ResponseBuilder.notModified(), account)
                    : tagged(ResponseBuilder.ok(account), account));
  }

  /** Changes role or activity; what concerns administrators is up to superadmins. */
  @PATCH
  @Path("/{id}")
  @APIResponseSchema(value = User.class, responseCode = "200")
  @APIResponse(responseCode = "403", description = "superadmins-only")
  @APIResponse(responseCode = "404", description = "not-found")
  @APIResponse(responseCode = "409", description = "own-account: another administrator must do it")
  @APIResponse(responseCode = "412", description = "precondition-failed: it was changed meanwhile")
  public Uni<RestResponse<User>> change(
      @PathParam("id") UUID id,
      @NotNull @RequestBody(
              content =
                  @Content(
                      mediaType = "application/json",
                      schema = @Schema(implementation = Rights.class)))
          ObjectNode patch,
      @HeaderParam("If-Match") String ifMatch) {
    AccountService.Administrator admin =
        new AccountService.Administrator(user.id(), user.role().equals("superadmin"), client.get());
    return accounts
        .change(admin, id, patch, ifMatch)
        .map(account -> tagged(ResponseBuilder.ok(account), account));
  }

  private static RestResponse<User> tagged(ResponseBuilder<User> answer, User account) {
    return answer.header("ETag", Versions.etag(account.version())).build();
  }
}
