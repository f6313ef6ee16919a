package dev.devmentor.learning.progress;

import dev.devmentor.platform.concurrency.Versions;
import dev.devmentor.platform.paging.Cursor;
import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.problem.NotFound;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Keeps progress: one node per skill or free item. */
@ApplicationScoped
class ProgressService {

  private final RowSecurity rowSecurity;
  private final ProgressRepository progress;

  ProgressService(RowSecurity rowSecurity, ProgressRepository progress) {
    this.rowSecurity = rowSecurity;
    this.progress = progress;
  }

  Uni<Page<ItemProgress>> list(UUID userId, PageRequest page) {
    return progress
        .list(userId, page)
        .map(rows -> Page.of(rows, page, item -> Cursor.of(item.roadmapItemId())));
  }

  Uni<ItemProgress> report(UUID userId, UUID itemId, ReportProgress report, String ifMatch) {
    report.check();
    return rowSecurity.transaction(
        userId, connection -> report(connection, itemId, report, ifMatch));
  }

  private Uni<ItemProgress> report(
      SqlConnection connection, UUID itemId, ReportProgress report, String ifMatch) {
    return progress
        .lockNode(connection, itemId)
        .chain(() -> progress.find(connection, itemId))
        .map(ProgressService::required)
        .invoke(item -> Versions.check(ifMatch, item.version()))
        .call(() -> progress.touchRoadmaps(connection, itemId))
        .call(() -> progress.save(connection, itemId, report))
        .chain(() -> progress.find(connection, itemId))
        .map(ProgressService::required);
  }

  private static ItemProgress required(Optional<ItemProgress> found) {
    return found.orElseThrow(() -> new NotFound("roadmap item"));
  }
}
