package dev.devmentor.memory.document;

import dev.devmentor.platform.problem.InvalidRequest;
import dev.devmentor.platform.sql.Filter;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which documents a list shows, as a bean param. */
public final class DocumentFilter {

  @QueryParam("projectId")
  @Parameter(description = "All documents of this project; without it, those the caller stored")
  String projectId;

  @QueryParam("tag")
  @Parameter(description = "Only with this tag")
  String tag;

  @QueryParam("status")
  @Parameter(description = "Only in this status: pending, indexed or failed")
  String status;

  @QueryParam("q")
  @Parameter(description = "Only with this text in the title")
  String q;

  /** The project; null without one. */
  UUID project() {
    try {
      return projectId == null ? null : UUID.fromString(projectId);
    } catch (IllegalArgumentException _) {
      throw new InvalidRequest("projectId", "must be a UUID");
    }
  }

  /** Adds the conditions that were asked for, on documents d. */
  Filter on(Filter all) {
    return all.andIfPresent("? = any(d.tags)", tag)
        .andIfPresent("d.status = ?::text::memory.document_status", statusId())
        .andIfPresent("d.title ilike ?", titlePattern());
  }

  /** The status as the database has it; null for any. */
  private String statusId() {
    return status == null ? null : DocumentStatus.of(status).id();
  }

  /** A pattern for ILIKE that matches titles with the text; null for any title. */
  private String titlePattern() {
    return q == null ? null : "%" + q.replaceAll("([%_\\\\])", "\\\\$1") + "%";
  }
}
