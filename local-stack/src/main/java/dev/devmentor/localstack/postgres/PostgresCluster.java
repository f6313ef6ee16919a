package dev.devmentor.localstack.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * A data folder of PostgreSQL whose superuser {@code postgres} has a password (scram-sha-256, over
 * TCP on the loopback interface only).
 */
public final class PostgresCluster {

  /** The superuser's name. */
  public static final String SUPERUSER = "postgres";

  private final PostgresBinaries binaries;
  private final Path data;

  private PostgresCluster(PostgresBinaries binaries, Path data) {
    this.binaries = binaries;
    this.data = data;
  }

  /** The cluster in the folder; it is made if it is not there, a half-made one is begun anew. */
  public static PostgresCluster in(Path data, PostgresBinaries binaries, String password)
      throws IOException, InterruptedException {
    PostgresCluster cluster = new PostgresCluster(binaries, data);
    if (!Files.isDirectory(data)) {
      cluster.create(password);
    }
    return cluster;
  }

  /** What starts the server in the foreground, so that the process is the postmaster itself. */
  public List<String> command(int port) {
    List<String> command =
        asUnprivileged(binaries.program("postgres").toString(), "-D", data.toString());
    settings(port).forEach(setting -> command.addAll(List.of("-c", setting)));
    return command;
  }

  private static List<String> settings(int port) {
    return List.of(
        "port=" + port,
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "max_connections=200",
        // A bulk load keeps the ends of all indexes in memory, and no checkpoint interrupts it:
        // docs/adr/0056.
        "shared_buffers=512MB",
        "wal_buffers=16MB",
        "max_wal_size=4GB",
        "checkpoint_timeout=15min",
        "shared_preload_libraries=pg_stat_statements",
        "timezone=UTC",
        "log_timezone=UTC");
  }

  private void create(String password) throws IOException, InterruptedException {
    Path attempt = data.resolveSibling(data.getFileName() + ".creating");
    Folders.delete(attempt);
    Files.createDirectories(data.getParent());
    Path secret =
        Files.createTempFile(
            data.getParent(),
            "initdb",
            ".pw",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(secret, password);
      run(
          asUnprivileged(
              binaries.program("initdb").toString(),
              "--pgdata=" + attempt,
              "--username=" + SUPERUSER,
              "--pwfile=" + secret,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale=C.UTF-8",
              "--no-instructions"));
    } finally {
      Files.delete(secret);
    }
    Files.move(attempt, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException("PostgreSQL cannot make its data folder: " + output);
    }
  }

  /** PostgreSQL refuses to run as root; a user namespace of its own makes it nobody. */
  private static List<String> asUnprivileged(String... command) {
    List<String> all = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      all.addAll(List.of("unshare", "-U"));
    }
    all.addAll(List.of(command));
    return all;
  }
}
