package dev.devmentor.localstack.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The logs of processes: appended to, and put aside when they have grown large. */
final class LogFiles {

  private static final long LARGE = 20L * 1024 * 1024;
  private static final int TAIL_BYTES = 64 * 1024;

  private LogFiles() {}

  /** Keeps one older file beside a log that has grown over 20 MiB. */
  static void rotate(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LARGE) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The last lines, as far as they are in the last 64 KiB. */
  static List<String> tail(Path log, int lines) throws IOException {
    if (!Files.exists(log)) {
      return List.of();
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(Math.max(0, file.length() - TAIL_BYTES));
      byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
      file.readFully(bytes);
      List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    }
  }
}
