package dev.devmentor.project.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Where the contents of files are. */
@ConfigMapping(prefix = "devmentor.storage")
public interface StorageConfig {

  /** The S3 server, for example {@code http://127.0.0.1:9000}. */
  URI url();

  /** The key the server knows us by. */
  String accessKey();

  /** The secret that requests are signed with. */
  String secretKey();

  /** The bucket; it is created if it is missing. */
  String bucket();

  /** Part of every signature; MinIO accepts this one. */
  @WithDefault("us-east-1")
  String region();

  /** How many connections there are, one for each transfer under way. */
  @WithDefault("128")
  @Min(1) int connections();

  /** How long a connection may take: until one is made, and until one is free. */
  @WithDefault("700ms")
  Duration connectTimeout();

  /** How long the server may think before it answers. Contents may take as long as they flow. */
  @WithDefault("1200ms")
  Duration answerTimeout();

  /** A transfer that stands still for so long is given up. */
  @WithDefault("60s")
  Duration idleTimeout();

  /** Where uploads wait until they are complete; needs room for those under way at one time. */
  @WithDefault("${java.io.tmpdir}")
  Path spoolDirectory();

  /** The largest file in bytes. */
  @WithDefault("1073741824")
  long largestFile();
}
