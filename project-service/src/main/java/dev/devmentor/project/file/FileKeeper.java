package dev.devmentor.project.file;

import dev.devmentor.platform.idempotency.Idempotency;
import dev.devmentor.platform.idempotency.IdempotentRequest;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import dev.devmentor.project.refusal.DatabaseRefusals;
import dev.devmentor.project.storage.ContentStore;
import dev.devmentor.project.storage.SpooledContent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Keeps a complete upload: claims its object, stores the content, and turns the claim into a
 * version. Whatever fails in between, the claim's end has the object looked at.
 */
@ApplicationScoped
class FileKeeper {

  private static final Logger LOG = Logger.getLogger(FileKeeper.class);

  private final RowSecurity rows;
  private final Idempotency idempotency;
  private final ObjectClaims claims;
  private final ContentStore store;
  private final FileWrites writes;

  FileKeeper(
      RowSecurity rows,
      Idempotency idempotency,
      ObjectClaims claims,
      ContentStore store,
      FileWrites writes) {
    this.rows = rows;
    this.idempotency = idempotency;
    this.claims = claims;
    this.store = store;
    this.writes = writes;
  }

  Uni<Upload.Result> keep(Upload upload, SpooledContent content) {
    return claims
        .claim(upload.userId(), upload.projectId(), content.sha256())
        .chain(claim -> store(upload, content, claim))
        .onFailure()
        .transform(DatabaseRefusals::explain);
  }

  private Uni<Upload.Result> store(
      Upload upload, SpooledContent content, ObjectClaims.Claim claim) {
    Uni<Void> stored =
        claim.stored() ? Uni.createFrom().voidItem() : store.put(claim.objectKey(), content);
    return stored
        .chain(() -> record(upload, content, claim))
        .onFailure()
        .call(() -> giveUp(upload.userId(), claim));
  }

  private Uni<Upload.Result> record(
      Upload upload, SpooledContent content, ObjectClaims.Claim claim) {
    NewVersion version =
        new NewVersion(
            upload.projectId(),
            upload.path(),
            claim.objectKey(),
            content.size(),
            content.sha256(),
            upload.contentType());
    IdempotentRequest once = request(upload, content);
    return rows.transaction(
        upload.userId(),
        connection ->
            idempotency
                .once(connection, once, Upload.Result.class, () -> writes.add(connection, version))
                .call(() -> claims.release(connection, claim)));
  }

  private static IdempotentRequest request(Upload upload, SpooledContent content) {
    return IdempotentRequest.of(
        upload.userId(),
        "POST /projects/" + upload.projectId() + "/files",
        upload.idempotencyKey(),
        List.of(upload.path().value(), upload.contentType(), content.sha256()));
  }

  private Uni<Void> giveUp(UUID userId, ObjectClaims.Claim claim) {
    return claims
        .abandon(userId, claim)
        .onFailure()
        .invoke(failure -> LOG.warnf("Claim %s is left to the upkeep: %s", claim.id(), failure))
        .onFailure()
        .recoverWithNull();
  }
}
