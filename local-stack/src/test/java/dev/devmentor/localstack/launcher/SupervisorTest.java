package dev.devmentor.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The servers as processes: started, killed, found again, stopped. */
class SupervisorTest {

  private static final List<Part> SERVERS = List.of(Part.POSTGRES, Part.REDIS, Part.S3);

  @TempDir private Path folder;
  private Home home;
  private Ports ports;
  private Secrets secrets;
  private Supervisor supervisor;

  @BeforeEach
  void prepare() throws Exception {
    home = new Home(folder, folder.resolve("home"));
    home.create();
    ports = FreePorts.ports();
    secrets = Secrets.in(home.secrets());
    supervisor = supervisor();
  }

  private Supervisor supervisor() {
    return new Supervisor(home, new Blueprint(home, ports, secrets), new Health(ports));
  }

  @AfterEach
  void stop() {
    supervisor.stop();
    Supervisor.stopLeftovers(home);
  }

  @Test
  void startsServersThatAskForPasswords() throws Exception {
    supervisor.start(SERVERS);
    supervisor.awaitHealthy(SERVERS);
    assertThatThrownBy(() -> connect("wrong")).isInstanceOf(SQLException.class);
    try (Connection connection = connect(secrets.get(Secrets.SUPERUSER));
        Statement statement = connection.createStatement();
        ResultSet version = statement.executeQuery("show server_version")) {
      version.next();
      assertThat(version.getString(1)).startsWith("18.");
    }
  }

  @Test
  void bringsBackWhatWasKilledWithItsData() throws Exception {
    supervisor.start(List.of(Part.POSTGRES));
    supervisor.awaitHealthy(List.of(Part.POSTGRES));
    supervisor.watch();
    execute("create table kept as select 42 as answer");
    long killed = pid(Part.POSTGRES);
    ProcessHandle.of(killed).orElseThrow().destroyForcibly();
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .untilAsserted(() -> execute("select answer from kept"));
    assertThat(pid(Part.POSTGRES)).isNotEqualTo(killed);
  }

  @Test
  void nextLauncherStopsWhatADeadOneLeft() throws Exception {
    supervisor.start(SERVERS);
    supervisor.awaitHealthy(SERVERS);
    List<ProcessHandle> left =
        SERVERS.stream()
            .map(part -> ProcessFile.of(home, part.key()).process().orElseThrow())
            .toList();
    Supervisor.stopLeftovers(home);
    assertThat(left).noneMatch(ProcessHandle::isAlive);
    supervisor = supervisor();
    ports.requireFree();
    supervisor.start(SERVERS);
    supervisor.awaitHealthy(SERVERS);
  }

  @Test
  void neverStopsAStrangerWhoGotTheProcessId() throws Exception {
    Path file = home.run().resolve("redis.pid");
    Files.writeString(file, ProcessHandle.current().pid() + " 2001-01-01T00:00:00Z");
    Supervisor.stopLeftovers(home);
    assertThat(ProcessHandle.current().isAlive()).isTrue();
    assertThat(file).doesNotExist();
  }

  @Test
  void takenPortIsOneClearComplaint() throws Exception {
    try (ServerSocket taken =
        new ServerSocket(ports.of(Part.REDIS), 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(ports::requireFree)
          .isInstanceOf(Complaint.class)
          .hasMessageContaining(String.valueOf(taken.getLocalPort()))
          .hasMessageContaining("DEVMENTOR_REDIS_PORT");
    }
  }

  @Test
  void serverThatCannotStartShowsItsLastWords() throws Exception {
    Files.createDirectories(home.data(Part.POSTGRES));
    supervisor.start(List.of(Part.POSTGRES));
    assertThatThrownBy(() -> supervisor.awaitHealthy(List.of(Part.POSTGRES)))
        .isInstanceOf(Complaint.class)
        .hasMessageContaining("postgres.log");
  }

  private long pid(Part part) {
    return ProcessFile.of(home, part.key()).process().orElseThrow().pid();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect(secrets.get(Secrets.SUPERUSER));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect(String password) throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + ports.of(Part.POSTGRES) + "/postgres";
    return DriverManager.getConnection(url, "postgres", password);
  }
}
