package dev.devmentor.localstack.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The programs of PostgreSQL, unpacked once into a folder.
 *
 * @param folder has bin, lib and share
 */
public record PostgresBinaries(Path folder) {

  /** Unpacks them if that was not done before; a half-done attempt is begun anew. */
  public static PostgresBinaries in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Path attempt = folder.resolveSibling(folder.getFileName() + ".unpacking");
      Folders.delete(attempt);
      Files.createDirectories(attempt);
      unpack(attempt);
      Files.move(attempt, folder, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresBinaries(folder);
  }

  /** One of initdb, pg_ctl and postgres. */
  public Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }

  private static void unpack(Path target) throws IOException {
    try (InputStream packed = archive();
        TarArchiveInputStream tar =
            new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(target.resolve(entry.getName()).normalize(), entry, tar);
      }
    }
  }

  private static void write(Path file, TarArchiveEntry entry, InputStream content)
      throws IOException {
    Files.createDirectories(entry.isDirectory() ? file : file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else if (entry.isFile()) {
      Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
      boolean program = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  private static InputStream archive() throws IOException {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : "aarch64";
    return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
        system.startsWith("mac") ? "Darwin" : "Linux", machine);
  }
}
