package dev.devmentor.memory.document;

import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which documents a list shows, as a bean param. */
public final class DocumentFilter {

  @QueryParam("projectId")
  @Parameter(description = "All documents of this project; without it, those the caller stored")
  UUID projectId;

  @QueryParam("tag")
  @Parameter(description = "Only with this tag")
  String tag;

  @QueryParam("status")
  @Parameter(description = "Only in this status: pending, indexed or failed")
  String status;

  @QueryParam("q")
  @Parameter(description = "Only with this text in the title")
  String q;

  /** The status as the database has it; null for any. */
  String statusId() {
    return status == null ? null : DocumentStatus.of(status).id();
  }

  /** A pattern for ILIKE that matches titles with the text; null for any title. */
  String titlePattern() {
    return q == null ? null : "%" + q.replaceAll("([%_\\\\])", "\\\\$1") + "%";
  }
}
