package dev.devmentor.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a process takes of the machine, from {@code /proc}. */
public final class Usage {

  private Usage() {}

  /** Resident memory in megabytes (10^6 bytes), with that of the processes it has started. */
  public static double residentMegabytes(long process) throws IOException {
    double sum = 0;
    for (ProcessHandle each : tree(process).toList()) {
      sum += residentBytes(each.pid()) / 1e6;
    }
    return sum;
  }

  private static long residentBytes(long process) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024)
        .findFirst()
        .orElseThrow(() -> new IOException("process " + process + " has no memory"));
  }

  /**
   * Seconds of processor time so far, of all its threads, in user and kernel mode, and of the
   * processes it has started.
   */
  public static double processorSeconds(long process) {
    return tree(process)
        .flatMap(each -> each.info().totalCpuDuration().stream())
        .mapToDouble(time -> time.toNanos() / 1e9)
        .sum();
  }

  /** Start scripts may stay as parents of the server. */
  private static Stream<ProcessHandle> tree(long process) {
    return ProcessHandle.of(process).stream()
        .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()));
  }
}
