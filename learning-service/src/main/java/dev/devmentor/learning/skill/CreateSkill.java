package dev.devmentor.learning.skill;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;

/** A new skill; without a description or prerequisites it has none. */
public record CreateSkill(
    @Slug String slug,
    @NotBlank @Size(max = 120) String name,
    @Size(max = 2000) String description,
    @NotNull SkillCategory category,
    @Size(max = 50) @UniqueElements List<@Slug String> prerequisites) {

  /** Absent means empty. */
  public CreateSkill {
    description = description == null ? "" : description;
    prerequisites = prerequisites == null ? List.of() : prerequisites;
  }
}
