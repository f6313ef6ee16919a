package dev.devmentor.memory.history;

import dev.devmentor.platform.paging.Cursor;
import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Past searches of a user, seen by that user alone. */
@ApplicationScoped
public class HistoryService {

  private final HistoryRepository searches;

  HistoryService(HistoryRepository searches) {
    this.searches = searches;
  }

  /** Remembers a search. */
  public Uni<Void> remember(UUID userId, PastSearch search) {
    return searches.save(userId, search);
  }

  /** Past searches, newest first. */
  public Uni<Page<HistoryEntry>> list(UUID userId, PageRequest page) {
    return searches
        .list(userId, page)
        .map(rows -> Page.of(rows, page, entry -> Cursor.of(entry.createdAt(), entry.id())));
  }

  /** Forgets all of them. */
  public Uni<Void> clear(UUID userId) {
    return searches.clear(userId);
  }
}
