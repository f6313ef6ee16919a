package dev.devmentor.project.activity;

import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.project.input.QueryValue;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Every member may see what happened in a project. */
@ApplicationScoped
public class ActivityService {

  private final ActivityRepository repository;

  ActivityService(ActivityRepository repository) {
    this.repository = repository;
  }

  Uni<Page<Activity>> list(
      UUID userId, UUID projectId, String entity, String since, PageRequest page) {
    return repository
        .list(
            userId,
            projectId,
            new QueryValue("entity", entity),
            new QueryValue("since", since).instant(),
            page)
        .map(found -> Page.of(found, page, ActivityRepository::cursor));
  }
}
