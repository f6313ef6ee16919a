package dev.devmentor.memory.search;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What somebody looks for.
 *
 * @param limit how many items at most
 * @param tags only documents with all of them
 * @param since only what happened, or was stored, at this time or later
 * @param until only what happened, or was stored, at this time or before
 * @param asOf what held at this time; without it, what holds now or is yet to hold
 * @param minScore only items with this score or a higher one; for hybrid search it is from 0 to 1
 * @param includeRelated how many neighbours each item comes with
 * @param includeSuperseded also what others have superseded and, without asOf, what has expired
 */
public record SearchRequest(
    @NotBlank @Size(max = 2000) String query,
    @Min(1) @Max(50) Integer limit,
    SearchMode mode,
    UUID projectId,
    @Size(max = 100) List<@NotNull UUID> documentIds,
    @Size(max = 50) List<@NotBlank @Size(max = 64) String> tags,
    @Size(min = 1, max = 500) String source,
    Instant since,
    Instant until,
    Instant asOf,
    @DecimalMin("0") @DecimalMax("1000") Double minScore,
    @Min(0) @Max(5) Integer includeRelated,
    Boolean includeSuperseded) {

  private static final int USUAL_LIMIT = 10;

  /** How many items at most, 10 unless the client says otherwise. */
  int most() {
    return limit == null ? USUAL_LIMIT : limit;
  }

  /** What is compared, everything unless the client says otherwise. */
  SearchMode compared() {
    return mode == null ? SearchMode.HYBRID : mode;
  }

  /** How many neighbours each item comes with, none unless the client says otherwise. */
  int neighbours() {
    return includeRelated == null ? 0 : includeRelated;
  }

  /** The fields beside the query and the mode that were given, by their names. */
  Map<String, Object> filters() {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("limit", limit);
    given.put("projectId", projectId == null ? null : projectId.toString());
    given.put("documentIds", documentIds == null ? null : texts(documentIds));
    given.put("tags", tags);
    given.put("source", source);
    given.put("since", since == null ? null : since.toString());
    given.put("until", until == null ? null : until.toString());
    given.put("asOf", asOf == null ? null : asOf.toString());
    given.put("minScore", minScore);
    given.put("includeRelated", includeRelated);
    given.put("includeSuperseded", includeSuperseded);
    given.values().removeIf(Objects::isNull);
    return given;
  }

  private static List<String> texts(List<UUID> ids) {
    return ids.stream().map(UUID::toString).toList();
  }
}
