package dev.devmentor.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process takes of the machine, from {@code /proc}. */
public final class Usage {

  private Usage() {}

  /** Resident memory in megabytes (10^6 bytes). */
  public static double residentMegabytes(long process) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024 / 1e6)
        .findFirst()
        .orElseThrow(() -> new IOException("process " + process + " has no memory"));
  }

  /** Seconds of processor time so far, of all its threads, in user and kernel mode. */
  public static double processorSeconds(long process) {
    return ProcessHandle.of(process)
        .flatMap(handle -> handle.info().totalCpuDuration())
        .map(time -> time.toNanos() / 1e9)
        .orElseThrow(() -> new IllegalStateException("process " + process + " is gone"));
  }
}
