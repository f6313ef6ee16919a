package dev.devmentor.platform.paging;

import dev.devmentor.platform.problem.InvalidRequest;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which part of a list a client wants: {@code ?limit=} and {@code ?cursor=}, as a bean param. */
public final class PageRequest {

  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;

  @QueryParam("limit")
  @Parameter(
      description = "How many items at most, 1 to 100",
      schema =
          @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.INTEGER))
  String limit;

  @QueryParam("cursor")
  @Parameter(description = "nextCursor of the page before")
  String cursor;

  /** A request for code that has no HTTP request at hand. */
  public static PageRequest of(int limit, Cursor after) {
    PageRequest page = new PageRequest();
    page.limit = String.valueOf(limit);
    page.cursor = after == null ? null : after.encode();
    return page;
  }

  /**
   * How many items the page may hold, 1 to 100.
   *
   * @throws InvalidRequest if the client asked for something else
   */
  public int limit() {
    if (limit == null) {
      return DEFAULT_LIMIT;
    }
    if (!limit.matches("\\d{1,3}") || Integer.parseInt(limit) < 1 || tooMany(limit)) {
      throw new InvalidRequest("limit", "must be a whole number from 1 to " + MAX_LIMIT);
    }
    return Integer.parseInt(limit);
  }

  private static boolean tooMany(String limit) {
    return Integer.parseInt(limit) > MAX_LIMIT;
  }

  /** Where the page before ended; empty for the first page. */
  public Optional<Cursor> cursor() {
    return Optional.ofNullable(cursor).filter(text -> !text.isEmpty()).map(Cursor::decode);
  }
}
