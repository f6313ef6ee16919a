package dev.devmentor.localstack.redis;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/** A Redis that keeps its data in a folder and asks for a password, on the loopback interface. */
public final class RedisFolder {

  private final Path program;
  private final Path settings;

  private RedisFolder(Path program, Path settings) {
    this.program = program;
    this.settings = settings;
  }

  /**
   * Unpacks the program if needed and writes the settings, the password among them, into a file
   * that only its owner reads.
   */
  public static RedisFolder in(Path data, Path programs, int port, String password)
      throws IOException {
    Files.createDirectories(data);
    Path settings = data.resolve("redis.conf");
    Files.deleteIfExists(settings);
    Files.createFile(
        settings,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        settings,
        """
        bind 127.0.0.1
        port %d
        requirepass %s
        dir "%s"
        appendonly yes
        appendfsync everysec
        save ""
        """
            .formatted(port, password, data));
    return new RedisFolder(program(programs), settings);
  }

  /** What starts the server in the foreground. */
  public List<String> command() {
    return List.of(program.toString(), settings.toString());
  }

  private static Path program(Path programs) throws IOException {
    Path program = programs.resolve("redis-server");
    if (!Files.isExecutable(program)) {
      Files.createDirectories(programs);
      File unpacked = ExecutableProvider.newJarResourceProvider().get();
      Path attempt =
          Files.copy(
              unpacked.toPath(),
              programs.resolve("redis-server.unpacking"),
              StandardCopyOption.REPLACE_EXISTING);
      Files.setPosixFilePermissions(attempt, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(attempt, program, StandardCopyOption.ATOMIC_MOVE);
    }
    return program;
  }
}
