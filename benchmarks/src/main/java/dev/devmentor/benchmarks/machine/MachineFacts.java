package dev.devmentor.benchmarks.machine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a run was made on.
 *
 * @param processor model name
 * @param cores as the JVM sees them
 * @param memoryMegabytes physical memory
 * @param system kernel and distribution
 * @param java version of the JVM that runs the services and the load generator
 * @param revision of the repository; with "+ changes" if the checkout has some
 * @param inUse share of the cores that others used in the seconds before the run, 0 to 1
 */
public record MachineFacts(
    String processor,
    int cores,
    long memoryMegabytes,
    String system,
    String java,
    String revision,
    double inUse) {

  private static final int WATCH_SECONDS = 3;

  /** As things are now. */
  public static MachineFacts of(Path repository) throws IOException, InterruptedException {
    boolean clean =
        output(repository, "git", "status", "--porcelain", "--untracked-files=no").isEmpty();
    return new MachineFacts(
        value(Path.of("/proc/cpuinfo"), "model name"),
        Runtime.getRuntime().availableProcessors(),
        Long.parseLong(value(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "")) / 1_024,
        value(Path.of("/etc/os-release"), "PRETTY_NAME").replace("\"", "")
            + ", Linux "
            + System.getProperty("os.version"),
        Runtime.version().toString(),
        output(repository, "git", "rev-parse", "--short=12", "HEAD") + (clean ? "" : " + changes"),
        shareInUse());
  }

  private static double shareInUse() throws InterruptedException {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    system.getCpuLoad(); // what follows is the time since this call
    TimeUnit.SECONDS.sleep(WATCH_SECONDS);
    return system.getCpuLoad();
  }

  private static String value(Path file, String name) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(line.contains("=") ? '=' : ':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }

  private static String output(Path folder, String... command)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(List.of(command)).directory(folder.toFile()).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text.strip();
  }
}
