package dev.devmentor.learning.skill;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;

/** Changes of a skill; what is absent stays. {@code prerequisites} replaces the whole list. */
public record ChangeSkill(
    @Size(min = 1, max = 120) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        String name,
    @Size(max = 2000) String description,
    SkillCategory category,
    @Size(max = 50) @UniqueElements List<@Slug String> prerequisites) {}
