package dev.devmentor.learning;

import static dev.devmentor.migrations.testing.Rows.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the seeded skills and questions promise. */
@QuarkusTest
class SeedTest {

  @Test
  void describesEverySkill() {
    assertThat(
            query(
                """
                select skill.slug from learning.skills as skill
                where description = ''
                  and exists (select from learning.questions as question where question.skill_id = skill.id)
                """))
        .isEmpty();
  }

  @Test
  void asksEnoughAboutEnoughSkills() {
    assertThat(
            query("select skill_id from learning.questions group by skill_id having count(*) >= 8"))
        .hasSizeGreaterThanOrEqualTo(20);
  }

  @Test
  void spreadsDifficultiesFromEasyToHard() {
    assertThat(
            query(
                """
                select skill_id from learning.questions group by skill_id
                having min(difficulty) > -1.4 or max(difficulty) < 1.8
                """))
        .isEmpty();
  }

  @Test
  void writesAcceptedTextsAsTheyAreCompared() {
    assertThat(
            query(
                """
                select code from learning.questions, unnest(answer) as accepted
                where kind = 'short_text'
                  and accepted <> lower(regexp_replace(btrim(accepted), '\\s+', ' ', 'g'))
                """))
        .isEmpty();
  }

  @Test
  void doesNotFavourALetter() {
    List<String> counts =
        query(
            """
            select count(*) from learning.questions where kind = 'single_choice' group by answer
            """);

    assertThat(counts)
        .hasSize(4)
        .map(Integer::valueOf)
        .allSatisfy(n -> assertThat(n).isBetween(20, 60));
  }

  @Test
  void gradesItsOwnKeysAsRight() {
    assertThat(
            query(
                """
                select code from learning.questions as question
                cross join lateral (select array[accepted] as given from unnest(answer) as accepted
                                    where kind = 'short_text'
                                    union all select answer where kind <> 'short_text') as attempt
                where not (select correct from learning.grade_answer(question.id, attempt.given))
                """))
        .isEmpty();
  }
}
