package dev.devmentor.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStateTest {

  @TempDir private Path folder;
  private Home home;
  private RunState state;

  @BeforeEach
  void launch() throws IOException {
    home = new Home(folder, folder.resolve("home"));
    home.create();
    state = new RunState(home);
  }

  @Test
  void isReadyOnceTheLauncherSaysSo() throws IOException {
    assertThat(state.take()).isTrue();
    assertThat(state.isReady()).isFalse();

    state.ready(true);

    assertThat(state.isReady()).isTrue();
  }

  @Test
  void isNotReadyAfterTheLauncherWasKilled() throws Exception {
    Process killed = new ProcessBuilder("sleep", "60").start();
    ProcessFile.of(home, "launcher").write(killed.toHandle());
    state.ready(true);
    assertThat(state.isReady()).isTrue();

    killed.destroyForcibly().waitFor();

    assertThat(state.isReady()).isFalse();
  }
}
