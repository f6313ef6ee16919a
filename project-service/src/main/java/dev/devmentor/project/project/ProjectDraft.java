package dev.devmentor.project.project;

import dev.devmentor.platform.json.StorableJson;
import dev.devmentor.project.input.StorableDate;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What members may write of a project. Null means the default.
 *
 * @param name for people
 * @param slug lower case letters, digits and single hyphens
 * @param description Markdown
 * @param status how far it is; planning by default
 * @param startDate first day
 * @param endDate last day, not before the first
 * @param tags at most 50
 * @param metadata free-form object
 */
public record ProjectDraft(
    @NotBlank @Size(max = 200) String name,
    @Size(max = 100) @Pattern(regexp = Slug.PATTERN, message = Slug.RULE) String slug,
    @Size(max = 20_000) String description,
    ProjectStatus status,
    @StorableDate LocalDate startDate,
    @StorableDate LocalDate endDate,
    @Size(max = 50) List<@NotBlank @Size(max = 50) String> tags,
    @StorableJson Map<String, Object> metadata) {

  /** Defaults for what is not given. */
  public ProjectDraft {
    status = Objects.requireNonNullElse(status, ProjectStatus.PLANNING);
    tags = Objects.requireNonNullElse(tags, List.of());
    metadata = Objects.requireNonNullElse(metadata, Map.of());
  }

  ProjectDraft withSlug(String chosen) {
    return new ProjectDraft(name, chosen, description, status, startDate, endDate, tags, metadata);
  }
}
