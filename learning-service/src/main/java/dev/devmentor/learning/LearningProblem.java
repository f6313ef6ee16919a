package dev.devmentor.learning;

import dev.devmentor.platform.problem.DomainException;
import java.util.List;
import java.util.Map;

/** Every rule of this service that a request can break. */
public abstract sealed class LearningProblem extends DomainException {

  private static final long serialVersionUID = 1L;

  private LearningProblem(int status, String slug, String title, String detail) {
    super(status, slug, title, detail);
  }

  /** Another skill has this slug. */
  public static final class SlugTaken extends LearningProblem {
    private static final long serialVersionUID = 1L;

    public SlugTaken(String slug) {
      super(409, "slug-taken", "Slug taken", "There is a skill " + slug + " already.");
    }
  }

  /** The prerequisites of a skill lead back to it. */
  public static final class PrerequisiteCycle extends LearningProblem {
    private static final long serialVersionUID = 1L;

    /**
     * @param cycle the slugs along the cycle
     */
    public PrerequisiteCycle(String cycle) {
      super(
          409,
          "prerequisite-cycle",
          "Prerequisites form a cycle",
          "A skill would build on itself: " + cycle + ".");
    }
  }

  /** A request names skills that do not exist. */
  public static final class UnknownSkill extends LearningProblem {
    private static final long serialVersionUID = 1L;
    private final transient List<String> skills;

    public UnknownSkill(List<String> skills) {
      super(
          422,
          "unknown-skill",
          "Unknown skill",
          "There is no skill " + String.join(", ", skills) + ".");
      this.skills = List.copyOf(skills);
    }

    @Override
    public Map<String, Object> extensions() {
      return Map.of("skills", skills);
    }
  }

  /** The items of a roadmap wait for each other. */
  public static final class RoadmapCycle extends LearningProblem {
    private static final long serialVersionUID = 1L;
    private final transient List<Integer> items;

    /**
     * @param items indexes of the items that can never be started
     */
    public RoadmapCycle(List<Integer> items) {
      super(
          422,
          "roadmap-cycle",
          "Items form a cycle",
          "The items " + items + " wait for each other, so none of them can be started.");
      this.items = List.copyOf(items);
    }

    @Override
    public Map<String, Object> extensions() {
      return Map.of("items", items);
    }
  }

  /** There is nothing to ask about a skill. */
  public static final class NoQuestions extends LearningProblem {
    private static final long serialVersionUID = 1L;

    public NoQuestions(String skill) {
      super(422, "no-questions", "No questions", "There are no questions on " + skill + " yet.");
    }
  }

  /** An answer to an assessment that is over. */
  public static final class AssessmentFinished extends LearningProblem {
    private static final long serialVersionUID = 1L;

    public AssessmentFinished() {
      super(409, "assessment-finished", "Assessment finished", "This assessment is finished.");
    }
  }

  /** A second answer to one question. */
  public static final class QuestionAnswered extends LearningProblem {
    private static final long serialVersionUID = 1L;

    public QuestionAnswered() {
      super(
          409,
          "question-answered",
          "Question answered",
          "This question has been answered in this assessment.");
    }
  }

  /** An answer to a question other than the one that waits for an answer. */
  public static final class QuestionNotAsked extends LearningProblem {
    private static final long serialVersionUID = 1L;

    public QuestionNotAsked() {
      super(
          409,
          "question-not-asked",
          "Question not asked",
          "This is not the question that waits for an answer.");
    }
  }

  /** A recommendation was decided on in another way before. */
  public static final class RecommendationDecided extends LearningProblem {
    private static final long serialVersionUID = 1L;

    public RecommendationDecided(String decision) {
      super(
          409,
          "recommendation-decided",
          "Recommendation decided",
          "This recommendation has been " + decision + " before.");
    }
  }
}
