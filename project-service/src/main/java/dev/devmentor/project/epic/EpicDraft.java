package dev.devmentor.project.epic;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * What members may write of an epic. Null means the default.
 *
 * @param name for people
 * @param description Markdown
 * @param status how far it is; todo by default
 * @param position place in the list; last by default
 */
public record EpicDraft(
    @NotBlank @Size(max = 200) String name,
    @Size(max = 20_000) String description,
    EpicStatus status,
    @Digits(integer = 9, fraction = 10) BigDecimal position) {

  /** Defaults for what is not given. */
  public EpicDraft {
    status = Objects.requireNonNullElse(status, EpicStatus.TODO);
  }
}
