package dev.devmentor.migrations.seed;

import java.util.stream.LongStream;

/**
 * How many rows of which world. The same number gives the same rows; a user is made whole or not at
 * all.
 *
 * @param number tells worlds apart; two of them share a database without touching each other
 * @param connections how many load at the same time
 */
public record SeedPlan(
    int number,
    int users,
    int projectsPerUser,
    int tasksPerProject,
    int documentsPerUser,
    int chunksPerDocument,
    int connections) {

  private static final long BATCH_ROWS = 100_000;

  /** The rows of one user in every table. */
  public long rowsPerUser() {
    long perProject = 3L + tasksPerProject;
    return 1 + projectsPerUser * perProject + documentsPerUser * (1L + chunksPerDocument);
  }

  /** The projects of a user, by their number. */
  LongStream projectsOf(long user) {
    return LongStream.range(user * projectsPerUser, (user + 1) * projectsPerUser);
  }

  /** How many users go into one transaction. */
  int usersPerBatch() {
    return Math.clamp(BATCH_ROWS / rowsPerUser(), 1, users);
  }
}
