package dev.devmentor.localstack.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where things are.
 *
 * @param repository the checkout, with the modules and their packages
 * @param folder everything the platform keeps; {@code DEVMENTOR_HOME}, or .devmentor in the
 *     checkout
 */
record Home(Path repository, Path folder) {

  static Home find() {
    Path repository = repositoryOf(Home.class);
    String chosen = System.getenv("DEVMENTOR_HOME");
    Path folder = chosen == null ? repository.resolve(".devmentor") : Path.of(chosen);
    return new Home(repository, folder.toAbsolutePath().normalize());
  }

  /** The jar lies in local-stack/target of the checkout. */
  private static Path repositoryOf(Class<?> launcher) {
    Path code = Path.of(launcher.getProtectionDomain().getCodeSource().getLocation().getPath());
    return code.toAbsolutePath().normalize().getParent().getParent().getParent();
  }

  /** Makes the folder, for its owner's eyes only. */
  void create() {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder.getParent());
        Files.createDirectory(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      Files.createDirectories(run());
      Files.createDirectories(logs());
      if (!Files.exists(log("mail"))) {
        Files.createFile(log("mail"));
      }
    } catch (IOException e) {
      throw new Complaint("Cannot write to the data folder " + folder + ": " + e.getMessage());
    }
  }

  Path data(Part part) {
    return folder.resolve("data").resolve(part.key());
  }

  Path programs() {
    return folder.resolve("bin");
  }

  Path secrets() {
    return folder.resolve("secrets.properties");
  }

  Path logs() {
    return folder.resolve("logs");
  }

  Path log(String name) {
    return logs().resolve(name + ".log");
  }

  /** Where mail ends that would otherwise be sent. */
  Path mail() {
    return folder.resolve("mail");
  }

  Path run() {
    return folder.resolve("run");
  }

  /** The package of a service. */
  Path application(Part service) {
    return repository.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
  }

  Path migrations() {
    return repository.resolve("db-migrations/target/db-migrations.jar");
  }

  Path localStack() {
    return repository.resolve("local-stack/target/local-stack-launcher.jar");
  }
}
