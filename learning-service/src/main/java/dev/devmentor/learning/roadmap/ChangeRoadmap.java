package dev.devmentor.learning.roadmap;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Changes of a roadmap; what is absent stays. */
public record ChangeRoadmap(
    @Size(min = 1, max = 200) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        String title,
    RoadmapStatus status) {}
