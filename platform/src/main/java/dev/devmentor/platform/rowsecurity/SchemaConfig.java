package dev.devmentor.platform.rowsecurity;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Pattern;

/** Which schema of the database is the service's own. */
@ConfigMapping(prefix = "devmentor.database")
public interface SchemaConfig {

  /** The name of the schema: auth, projects, memory or learning. */
  @Pattern(regexp = "[a-z_]+") String schema();
}
