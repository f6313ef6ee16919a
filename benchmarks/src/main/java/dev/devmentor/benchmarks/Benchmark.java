package dev.devmentor.benchmarks;

import dev.devmentor.benchmarks.result.Findings;
import dev.devmentor.benchmarks.server.Repository;
import java.io.IOException;
import java.nio.file.Path;

/** One comparison, from starting the servers to the verdict. */
@FunctionalInterface
interface Benchmark {

  /**
   * Runs it; whatever it started has ended when it returns.
   *
   * @param repository whose packages are measured
   * @param folder for data and logs of this run
   * @throws IllegalStateException if an answer was not the expected one: then nothing is measured
   */
  Findings run(Repository repository, Path folder) throws IOException, InterruptedException;
}
