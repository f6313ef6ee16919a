package dev.devmentor.learning.mastery;

import dev.devmentor.platform.paging.Cursor;
import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Lists mastery; assessments write it. */
@ApplicationScoped
class MasteryService {

  private final MasteryRepository mastery;

  MasteryService(MasteryRepository mastery) {
    this.mastery = mastery;
  }

  Uni<Page<Mastery>> list(UUID userId, PageRequest page) {
    return mastery
        .list(userId, page)
        .map(rows -> Page.of(rows, page, skill -> Cursor.of(skill.skill())));
  }
}
