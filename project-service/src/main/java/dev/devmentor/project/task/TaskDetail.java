package dev.devmentor.project.task;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.devmentor.platform.concurrency.Versions;
import dev.devmentor.project.dependency.Dependency;
import dev.devmentor.project.http.Tagged;
import java.util.List;

/**
 * A task as the API shows it alone.
 *
 * @param task as it is in lists
 * @param dependencies what it depends on, without tasks that are deleted
 */
public record TaskDetail(@JsonUnwrapped TaskAnswer task, List<Dependency> dependencies)
    implements Tagged {

  /** With a checksum of the dependencies: they come and go without an edit of the task. */
  @Override
  public String etag() {
    return dependencies.isEmpty()
        ? task.etag()
        : Versions.etag(task.version(), Integer.toHexString(dependencies.toString().hashCode()));
  }
}
