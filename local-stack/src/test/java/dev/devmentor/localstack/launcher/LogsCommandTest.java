package dev.devmentor.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsCommandTest {

  @TempDir private Path folder;
  private Home home;

  @BeforeEach
  void write() throws IOException {
    home = new Home(folder, folder.resolve("home"));
    home.create();
    for (String name : List.of("auth", "redis")) {
      Files.write(
          home.log(name), IntStream.rangeClosed(1, 100).mapToObj(i -> name + " " + i).toList());
    }
  }

  private List<String> logs(String... arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = "logs";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    LauncherRun run = LauncherRun.of(home, command);
    assertThat(run.exitCode()).as(run.output()).isZero();
    return run.output().lines().filter(line -> line.matches("(auth|redis) .*")).toList();
  }

  @Test
  void showsTheEndOfEachLog() throws Exception {
    assertThat(logs()).hasSize(20).contains("auth 91", "auth 100", "redis 91", "redis 100");
    assertThat(logs("redis")).hasSize(50).startsWith("redis 51").endsWith("redis 100");
  }

  @Test
  void showsAsManyLinesAsAreAskedFor() throws Exception {
    assertThat(logs("--tail", "1", "auth", "redis")).containsExactly("auth 100", "redis 100");
    assertThat(logs("auth", "-n", "0")).isEmpty();
    assertThat(logs("auth", "--tail=all")).hasSize(100);
  }

  @Test
  void refusesWhatIsNoNumberOfLinesAndNoPart() throws Exception {
    assertThat(LauncherRun.of(home, "logs", "--tail", "-5").exitCode()).isEqualTo(2);
    assertThat(LauncherRun.of(home, "logs", "--tail", "many").exitCode()).isEqualTo(2);
    assertThat(LauncherRun.of(home, "logs", "../run/launcher"))
        .extracting(LauncherRun::exitCode, LauncherRun::output)
        .containsExactly(1, "There is no log of \"launcher\". There are: auth, mail, redis" + "\n");
  }

  @Test
  void endsWithAllThatItStartedWhileItFollows() throws Exception {
    Process following = LauncherRun.start(home, "logs", "-f", "auth");
    try {
      await().until(() -> following.children().findAny().isPresent());
      ProcessHandle tail = following.children().findAny().orElseThrow();
      following.destroy();
      await().until(() -> !following.isAlive() && !tail.isAlive());
    } finally {
      following.descendants().forEach(ProcessHandle::destroyForcibly);
      following.destroyForcibly();
    }
  }
}
