package dev.devmentor.auth.audit;

import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.token.CurrentUser;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit log, for administrators. */
@Path("/api/v1/auth/audit-log")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit")
@RolesAllowed("admin")
public class AuditResource {

  private final AuditService log;
  private final CurrentUser user;

  AuditResource(AuditService log, CurrentUser user) {
    this.log = log;
    this.user = user;
  }

  /** Entries, the newest first. */
  @GET
  public Uni<Page<AuditEntry>> list(@BeanParam AuditFilter filter, @BeanParam PageRequest page) {
    return log.list(user.id(), filter, page);
  }

  /** Checks the whole chain. */
  @GET
  @Path("/verify")
  public Uni<ChainVerdict> verify() {
    return log.verify(user.id());
  }
}
