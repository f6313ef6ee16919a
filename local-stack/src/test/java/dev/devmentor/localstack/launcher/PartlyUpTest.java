package dev.devmentor.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A launcher has started everything, and a part of it is missing now. */
class PartlyUpTest {

  private static final List<Part> SERVERS = List.of(Part.REDIS, Part.S3);

  @TempDir private Path folder;
  private Home home;
  private RunState state;
  private Health health;
  private Supervisor supervisor;

  @BeforeEach
  void launch() throws Exception {
    home = new Home(folder, folder.resolve("home"));
    home.create();
    Ports ports = FreePorts.ports();
    health = new Health(ports);
    state = new RunState(home);
    assertThat(state.take()).isTrue();
    state.publish(ports);
    supervisor =
        new Supervisor(home, new Blueprint(home, ports, Secrets.in(home.secrets())), health);
    supervisor.start(SERVERS);
    supervisor.awaitHealthy(SERVERS);
    state.ready(true);
  }

  @AfterEach
  void stop() {
    supervisor.stop();
  }

  private Overview look() {
    return Overview.of(state, health, SERVERS);
  }

  private ProcessHandle process(Part part) {
    return ProcessFile.of(home, part.key()).process().orElseThrow();
  }

  private void kill(Part part) {
    ProcessHandle process = process(part);
    process.destroyForcibly();
    process.onExit().join();
  }

  @Test
  void isNotCalledUp() {
    assertThat(look().headline()).isEqualTo("up");
    kill(Part.REDIS);
    assertThat(look().isUp()).isFalse();
    assertThat(look().headline()).startsWith("partly up: Redis is stopped. ");
  }

  @Test
  void isToldByStatusWithEachPart() throws Exception {
    kill(Part.REDIS);
    LauncherRun run = LauncherRun.of(home, "status");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output())
        .startsWith("partly up: PostgreSQL is stopped, Redis is stopped, Qdrant")
        .containsPattern("(?m)^  S3 .* healthy +pid \\d+$")
        .containsPattern("(?m)^  Redis .* stopped *$")
        .containsPattern("(?m)^  Gateway .* stopped *$");
  }

  @Test
  void isToldToPrograms() throws Exception {
    kill(Part.REDIS);
    LauncherRun run = LauncherRun.of(home, "status", "--json");
    assertThat(run.exitCode()).isEqualTo(1);
    JsonNode json = new ObjectMapper().readTree(run.output());
    assertThat(json.at("/up").asBoolean(true)).isFalse();
    assertThat(json.at("/redis/healthy").asBoolean(true)).isFalse();
    assertThat(json.at("/s3/healthy").asBoolean()).isTrue();
  }

  @Test
  void upWaitsUntilTheLauncherHasBroughtItBack() throws Exception {
    supervisor.watch();
    kill(Part.REDIS);
    new RunningAlready(Supervisor.TO_START, this::look).await();
    assertThat(look().isUp()).isTrue();
  }

  @Test
  void upComplainsOfWhatDoesNotComeBack() {
    kill(Part.REDIS);
    RunningAlready running = new RunningAlready(Duration.ofMillis(500), this::look);
    assertThatThrownBy(running::await)
        .isInstanceOf(Complaint.class)
        .hasMessageContaining("Redis is stopped")
        .hasMessageContaining("./devmentor down && ./devmentor up -d");
  }

  @Test
  void upWaitsForALauncherThatStarts() throws Exception {
    Overview ready = look();
    Overview starting = new Overview(true, false, ready.parts());
    Iterator<Overview> looks = List.of(starting, starting, ready).iterator();
    new RunningAlready(Duration.ZERO, looks::next).await();
    assertThat(looks).isExhausted();
  }

  @Test
  void upComplainsOfALauncherThatGaveUp() {
    Overview starting = new Overview(true, false, look().parts());
    Overview ended = new Overview(false, false, starting.parts());
    Iterator<Overview> looks = List.of(starting, ended).iterator();
    assertThatThrownBy(new RunningAlready(Supervisor.TO_START, looks::next)::await)
        .isInstanceOf(Complaint.class)
        .hasMessageContaining("./devmentor logs launcher");
  }
}
