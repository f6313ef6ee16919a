package dev.devmentor.project.project;

import dev.devmentor.platform.sql.Filter;
import dev.devmentor.project.input.QueryValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which projects a client wants to see, as a bean param. */
public class ProjectFilter {

  @QueryParam("status")
  @Parameter(description = "planning, active, paused, completed or archived")
  String status;

  @QueryParam("tag")
  @Parameter(description = "one of the tags")
  String tag;

  @QueryParam("q")
  @Parameter(description = "part of name or description, case does not matter")
  String q;

  Filter on(Filter filter) {
    ProjectStatus wanted = new QueryValue("status", status).choice(ProjectStatus.class);
    if (wanted != null) {
      filter.and("p.status = cast(? as projects.project_status)", wanted.wire());
    }
    String words = new QueryValue("q", q).text();
    if (words != null) {
      filter.and(
          "(strpos(lower(p.name), lower(?)) > 0 or strpos(lower(p.description), lower(?)) > 0)",
          words,
          words);
    }
    return filter.andIfPresent("? = any(p.tags)", new QueryValue("tag", tag).text());
  }
}
