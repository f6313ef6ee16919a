package dev.devmentor.learning.roadmap;

import dev.devmentor.learning.skill.Slug;
import dev.devmentor.platform.problem.InvalidRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.UniqueElements;

/**
 * A new roadmap: either the skills it should lead to, or its items.
 *
 * @param goalSkills slugs; what they build on comes along
 */
public record CreateRoadmap(
    @NotBlank @Size(max = 200) String title,
    @Size(min = 1, max = 50) @UniqueElements List<@Slug String> goalSkills,
    @Size(min = 1, max = 200) List<@NotNull @Valid Item> items) {

  /**
   * One step of the user's own.
   *
   * @param skill slug of the skill it teaches; null if none
   * @param after indexes of the items of the same request to finish before
   */
  public record Item(
      @NotBlank @Size(max = 200) String title,
      @Size(max = 64) String skill,
      @Size(max = 200) @UniqueElements List<@NotNull Integer> after) {

    /** Absent means that the item waits for nothing. */
    public Item {
      after = after == null ? List.of() : after;
    }
  }

  /**
   * What annotations cannot say.
   *
   * @throws InvalidRequest if both or neither of goals and items are there, an index names no item,
   *     or two items teach one skill
   */
  void check() {
    if ((goalSkills == null) == (items == null)) {
      throw new InvalidRequest("goalSkills", "give either goalSkills or items");
    }
    if (items != null) {
      checkIndexes();
      checkSkills();
    }
  }

  private void checkIndexes() {
    for (int i = 0; i < items.size(); i++) {
      List<Integer> after = items.get(i).after();
      for (int j = 0; j < after.size(); j++) {
        if (after.get(j) < 0 || after.get(j) >= items.size()) {
          throw new InvalidRequest(
              "items[%d].after[%d]".formatted(i, j),
              "must be the index of an item, 0 to " + (items.size() - 1));
        }
      }
    }
  }

  private void checkSkills() {
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      String skill = items.get(i).skill();
      Integer earlier = skill == null ? null : first.putIfAbsent(skill, i);
      if (earlier != null) {
        throw new InvalidRequest(
            "items[%d].skill".formatted(i), "is taught by item %d already".formatted(earlier));
      }
    }
  }
}
