package dev.devmentor.project.project;

import dev.devmentor.platform.json.StorableJson;
import dev.devmentor.project.input.StorableDate;
import dev.devmentor.project.task.TaskDraft;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A project with all it begins with. Null means the default.
 *
 * @param name for people
 * @param slug for addresses; made from the name if null
 * @param description Markdown
 * @param status how far it is; planning by default
 * @param startDate first day
 * @param endDate last day, not before the first
 * @param tags at most 50
 * @param metadata free-form object
 * @param epics at most 100, each with its tasks
 * @param tasks at most 1,000 without an epic
 */
public record CreateProject(
    @NotBlank @Size(max = 200) String name,
    @Size(max = 100) @Pattern(regexp = Slug.PATTERN, message = Slug.RULE) String slug,
    @Size(max = 20_000) String description,
    ProjectStatus status,
    @StorableDate LocalDate startDate,
    @StorableDate LocalDate endDate,
    @Size(max = 50) List<@NotBlank @Size(max = 50) String> tags,
    @StorableJson Map<String, Object> metadata,
    @Size(max = 100) List<@NotNull @Valid NewEpic> epics,
    @Size(max = 1_000) List<@NotNull @Valid TaskDraft> tasks) {

  /** Nothing instead of null. */
  public CreateProject {
    epics = Objects.requireNonNullElse(epics, List.of());
    tasks = Objects.requireNonNullElse(tasks, List.of());
  }

  /** The project alone. */
  ProjectDraft draft() {
    return new ProjectDraft(name, slug, description, status, startDate, endDate, tags, metadata);
  }

  /**
   * An epic of a new project.
   *
   * @param name for people
   * @param description Markdown
   * @param tasks at most 1,000; the epic is given by their place
   */
  public record NewEpic(
      @NotBlank @Size(max = 200) String name,
      @Size(max = 20_000) String description,
      @Size(max = 1_000) List<@NotNull @Valid TaskDraft> tasks) {

    /** Nothing instead of null. */
    public NewEpic {
      tasks = Objects.requireNonNullElse(tasks, List.of());
    }
  }
}
