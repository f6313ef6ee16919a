package dev.devmentor.platform;

import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.problem.NotFound;
import dev.devmentor.platform.token.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A resource as services have them, to see what the platform makes of requests to it. */
@Path("/probe")
@Produces(MediaType.APPLICATION_JSON)
public class ProbeResource {

  /** A request with a field of each kind. */
  public record Body(
      @NotBlank String name,
      @Max(10) Integer count,
      Instant at,
      Map<String, Object> metadata,
      @Valid List<Child> children) {}

  /** A part of it. */
  public record Child(@NotBlank String title) {}

  private final CurrentUser user;
  private final Vertx vertx;
  private final Pool connections;

  ProbeResource(CurrentUser user, Vertx vertx, Pool connections) {
    this.user = user;
    this.vertx = vertx;
    this.connections = connections;
  }

  @POST
  public Uni<Body> echo(@NotNull @Valid Body body) {
    return Uni.createFrom().item(body);
  }

  @GET
  @Path("me")
  @Authenticated
  public Uni<String> me() {
    return Uni.createFrom().item(user.id().toString());
  }

  @GET
  @Path("admin")
  @RolesAllowed("admin")
  public Uni<String> admin() {
    return Uni.createFrom().item(user.role());
  }

  @GET
  @Path("page")
  public Uni<Integer> page(@BeanParam PageRequest page) {
    return Uni.createFrom().item(() -> page.limit() + (page.cursor().isPresent() ? 1000 : 0));
  }

  @GET
  @Path("missing")
  public Uni<String> missing() {
    return Uni.createFrom().failure(new NotFound("thing"));
  }

  @GET
  @Path("broken")
  public Uni<String> broken() {
    return Uni.createFrom().failure(new IllegalStateException("secret detail"));
  }

  /** Asks the database through the pool of the application. */
  @GET
  @Path("pool")
  public Uni<String> pool() {
    return connections.query("select 1").execute().map(_ -> "one");
  }

  /** Asks a database at a port where nothing listens. */
  @GET
  @Path("database")
  public Uni<String> database() {
    var nowhere = new PgConnectOptions().setHost("127.0.0.1").setPort(1).setUser("nobody");
    var pool = PgBuilder.pool().connectingTo(nowhere).using(vertx).build();
    return Uni.createFrom()
        .completionStage(() -> pool.query("select 1").execute().toCompletionStage())
        .map(_ -> "ok");
  }
}
