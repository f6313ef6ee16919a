package dev.devmentor.migrations.seed;

import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.UUID;

/** The rows of users, their projects and their tasks, triggers' work included. */
final class WorkRows {

  private static final String EARLIER = "2026-01-15 09:00:00+00";
  private static final String[] STATUS = {"todo", "todo", "in_progress", "done"};
  private static final String[] PRIORITY = {"low", "medium", "medium", "high"};
  private static final int SENTENCE_WORDS = 12;

  private final SeedPlan plan;

  WorkRows(SeedPlan plan) {
    this.plan = plan;
  }

  private long project(long user, int index) {
    return user * plan.projectsPerUser() + index;
  }

  void user(CopyRows rows, long user) throws SQLException {
    String name = "seed%d-user%d".formatted(plan.number(), user);
    rows.value(SeedId.USER.of(plan.number(), user))
        .value(name + "@example.test")
        .value(name)
        .value(Words.person(SeedId.USER.random(plan.number(), user)))
        .value(EARLIER)
        .endRow();
  }

  void projects(CopyRows rows, long user) throws SQLException {
    for (int i = 0; i < plan.projectsPerUser(); i++) {
      long n = project(user, i);
      SplittableRandom random = SeedId.PROJECT.random(plan.number(), n);
      String name = Words.project(random);
      rows.value(SeedId.PROJECT.of(plan.number(), n))
          .value(SeedId.USER.of(plan.number(), user))
          .value("The " + name)
          .value(name.replace(' ', '-') + "-" + n)
          .value(sentence(random))
          .value("{" + Words.thing(random) + "}")
          .endRow();
    }
  }

  void collaborators(CopyRows rows, long user) throws SQLException {
    UUID owner = SeedId.USER.of(plan.number(), user);
    for (int i = 0; i < plan.projectsPerUser(); i++) {
      rows.value(SeedId.PROJECT.of(plan.number(), project(user, i)))
          .value(owner)
          .value("owner")
          .value(owner)
          .endRow();
    }
  }

  void counters(CopyRows rows, long user) throws SQLException {
    for (int i = 0; i < plan.projectsPerUser(); i++) {
      rows.value(SeedId.PROJECT.of(plan.number(), project(user, i)))
          .value(plan.tasksPerProject())
          .endRow();
    }
  }

  void tasks(CopyRows rows, long user) throws SQLException {
    UUID owner = SeedId.USER.of(plan.number(), user);
    for (int i = 0; i < plan.projectsPerUser(); i++) {
      UUID project = SeedId.PROJECT.of(plan.number(), project(user, i));
      for (int number = 1; number <= plan.tasksPerProject(); number++) {
        task(rows, project(user, i) * plan.tasksPerProject() + number, project, number, owner);
      }
    }
  }

  private void task(CopyRows rows, long n, UUID project, int number, UUID owner)
      throws SQLException {
    SplittableRandom random = SeedId.TASK.random(plan.number(), n);
    String status = STATUS[random.nextInt(STATUS.length)];
    rows.value(SeedId.TASK.of(plan.number(), n))
        .value(project)
        .value(number)
        .value(Words.task(random))
        // Half of the tasks say it all in the title.
        .value(random.nextBoolean() ? sentence(random) : null)
        .value(status)
        .value(PRIORITY[random.nextInt(PRIORITY.length)])
        .value(random.nextInt(1, 11))
        .value("{" + Words.thing(random) + "}")
        .value(random.nextInt(3) == 0 ? owner : null)
        .value(status.equals("done") ? EARLIER : null)
        .value(number)
        .endRow();
  }

  private static String sentence(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    Words.sentence(text, SENTENCE_WORDS, random);
    return text.toString();
  }
}
