package dev.devmentor.benchmarks.auth;

import dev.devmentor.benchmarks.load.Call;
import dev.devmentor.benchmarks.load.LoadGenerator;
import dev.devmentor.benchmarks.result.Bar;
import dev.devmentor.benchmarks.result.Figure;
import dev.devmentor.benchmarks.result.Findings;
import dev.devmentor.benchmarks.server.Redis;
import dev.devmentor.benchmarks.server.Repository;
import dev.devmentor.benchmarks.server.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The auth service beside Keycloak on one PostgreSQL, doing the same: logins with Argon2id (19 MiB,
 * two passes, one lane) and refreshes that use a token up, in rounds that take turns. Counted in
 * seconds, and in seconds of processor time of the service's process.
 */
public final class AuthBenchmark {

  private static final int LOGIN_LOOPS = 8;
  private static final int REFRESH_LOOPS = 32;
  private static final int ROUNDS = 3;

  /** Both compile for longer than ten seconds; rounds before that rise one after the other. */
  private static final Duration WARM_UP = Duration.ofSeconds(30);

  private static final Duration ROUND = Duration.ofSeconds(10);
  private static final String LOGIN = "logins";
  private static final String REFRESH = "refreshes";

  /** Measures it. */
  public Findings run(Repository repository, Path folder) throws IOException, InterruptedException {
    try (Postgres postgres = Postgres.in(folder.resolve("postgres"));
        Redis redis = Redis.in(folder.resolve("redis"));
        Subject devmentor = DevMentor.start(repository, folder, postgres, redis.url());
        Subject keycloak = Keycloak.start(repository, folder, postgres);
        LoadGenerator generator = new LoadGenerator(REFRESH_LOOPS)) {
      requireSameHashing(postgres);
      Tally ours = new Tally(devmentor.name(), devmentor.process().id());
      Tally theirs = new Tally(keycloak.name(), keycloak.process().id());
      compare(generator, new Sessions(devmentor), ours, new Sessions(keycloak), theirs);
      return findings(
          ours, theirs, devmentor, keycloak, Keycloak.distribution(repository).getFileName());
    }
  }

  private static void requireSameHashing(Postgres postgres) {
    String theirs =
        postgres.query(Postgres.KEYCLOAK, "select credential_data from credential limit 1");
    String ours =
        postgres.query(Postgres.DEVMENTOR, "select password_hash from auth.users limit 1");
    boolean same =
        ours.startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
            && theirs.contains("\"memory\":[\"19456\"]")
            && theirs.contains("\"parallelism\":[\"1\"]")
            && theirs.contains("\"hashIterations\":2");
    if (!same) {
      throw new IllegalStateException("passwords are not hashed alike: " + theirs);
    }
  }

  private static void compare(
      LoadGenerator generator, Sessions ours, Tally our, Sessions theirs, Tally their)
      throws IOException {
    warmUp(generator, ours::login, LOGIN_LOOPS);
    warmUp(generator, theirs::login, LOGIN_LOOPS);
    rounds(generator, LOGIN, LOGIN_LOOPS, ours::login, our, theirs::login, their);
    warmUp(generator, ours::refresh, REFRESH_LOOPS);
    warmUp(generator, theirs::refresh, REFRESH_LOOPS);
    rounds(generator, REFRESH, REFRESH_LOOPS, ours::refresh, our, theirs::refresh, their);
  }

  private static void warmUp(LoadGenerator generator, Call call, int loops) {
    generator.closed(call, loops, WARM_UP).flawless("warm-up");
  }

  private static void rounds(
      LoadGenerator generator,
      String what,
      int loops,
      Call ours,
      Tally our,
      Call theirs,
      Tally their) {
    for (int round = 0; round < ROUNDS; round++) {
      our.count(what, () -> generator.closed(ours, loops, ROUND));
      their.count(what, () -> generator.closed(theirs, loops, ROUND));
    }
  }

  private static Findings findings(
      Tally ours, Tally theirs, Subject devmentor, Subject keycloak, Path version)
      throws IOException {
    double ourMemory = Usage.residentMegabytes(devmentor.process().id());
    double theirMemory = Usage.residentMegabytes(keycloak.process().id());
    return new Findings(
        Map.of("Keycloak", version.toString().replace("keycloak-", "")),
        List.of(
            Bar.atLeast(5, "×", "refreshes/s", ratio(REFRESH, ours, theirs)),
            Bar.atLeast(5, "×", "refreshes/s and core in use", perCore(REFRESH, ours, theirs)),
            Bar.atLeast(1, "×", "logins/s and core in use", perCore(LOGIN, ours, theirs)),
            Bar.atMost(
                0.5, "×", "time to start", devmentor.startSeconds() / keycloak.startSeconds()),
            Bar.atMost(0.5, "×", "resident memory after the load", ourMemory / theirMemory)),
        List.of(
            figure("Refreshes", "per second", ours.perSecond(REFRESH), theirs.perSecond(REFRESH)),
            figure("Refreshes, p95", "ms", ours.p95(REFRESH), theirs.p95(REFRESH)),
            figure("Logins", "per second", ours.perSecond(LOGIN), theirs.perSecond(LOGIN)),
            figure(
                "Logins, by core in use",
                "per second",
                ours.perCoreSecond(LOGIN),
                theirs.perCoreSecond(LOGIN)),
            figure("Logins, p95", "ms", ours.p95(LOGIN), theirs.p95(LOGIN)),
            figure("Time to start", "s", devmentor.startSeconds(), keycloak.startSeconds()),
            figure("Resident memory after the load", "MB", ourMemory, theirMemory)),
        Tally.measurements(ours, theirs));
  }

  private static double ratio(String what, Tally ours, Tally theirs) {
    return ours.perSecond(what) / theirs.perSecond(what);
  }

  private static double perCore(String what, Tally ours, Tally theirs) {
    return ours.perCoreSecond(what) / theirs.perCoreSecond(what);
  }

  private static Figure figure(String title, String unit, double ours, double theirs) {
    return new Figure(title, unit, Findings.inOrder("DevMentor", ours, "Keycloak", theirs));
  }
}
