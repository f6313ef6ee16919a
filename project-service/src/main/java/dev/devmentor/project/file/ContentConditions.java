package dev.devmentor.project.file;

import dev.devmentor.platform.problem.ProblemTypes;
import dev.devmentor.project.storage.ByteRange;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.Optional;

/** What a client knows of a content and how much of it is wanted (RFC 9110), as a bean param. */
public class ContentConditions {

  private static final int RANGE_NOT_SATISFIABLE = 416;

  @HeaderParam(HttpHeaders.IF_NONE_MATCH)
  String ifNoneMatch;

  @HeaderParam("Range")
  String range;

  @HeaderParam("If-Range")
  String ifRange;

  /** Whether the client has this content. */
  boolean isKnown(StoredVersion version) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.replace("W/", "").split(",", -1))
            .map(String::strip)
            .anyMatch(tag -> tag.equals("*") || tag.equals(version.etag()));
  }

  /** The part that is wanted; empty for all of it. Refused with 416 if there is no such part. */
  Optional<ByteRange> part(StoredVersion version) {
    if (ifRange != null && !ifRange.equals(version.etag())) {
      return Optional.empty();
    }
    try {
      return ByteRange.of(range, version.sizeBytes());
    } catch (ByteRange.Unsatisfiable none) {
      throw HttpProblem.builder()
          .withType(ProblemTypes.ofStatus(RANGE_NOT_SATISFIABLE))
          .withTitle("Range not satisfiable")
          .withStatus(RANGE_NOT_SATISFIABLE)
          .withHeader("Content-Range", none.contentRange())
          .build();
    }
  }
}
