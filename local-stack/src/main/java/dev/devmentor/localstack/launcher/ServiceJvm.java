package dev.devmentor.localstack.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JVM of a service on one user's machine: small and quick to start, five beside each other. */
public final class ServiceJvm {

  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          // Five that start together on two cores must not compile what they run a few times.
          "-XX:CompileThresholdScaling=5",
          "-Xss512k",
          "-XX:ReservedCodeCacheSize=96m",
          // What a burst needed goes back to the system: heap by the ratios, malloc by the trim.
          "-XX:MinHeapFreeRatio=10",
          "-XX:MaxHeapFreeRatio=25",
          "-XX:TrimNativeHeapInterval=10000",
          "-XX:MaxDirectMemorySize=48m",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private ServiceJvm() {}

  /**
   * The beginning of a command, up to what is to run.
   *
   * @param heap the largest, for example {@code 128m}
   */
  public static List<String> command(String heap) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.add("-Xmx" + heap);
    return command;
  }
}
