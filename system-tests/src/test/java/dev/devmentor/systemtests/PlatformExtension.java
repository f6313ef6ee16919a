package dev.devmentor.systemtests;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the one running {@link Platform} to each test class. When all are through it stops it, and
 * fails if any service had blocked an event loop or answered an unexpected 500 on the way.
 */
final class PlatformExtension implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Platform.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(Platform.class))
        .getOrComputeIfAbsent(Running.class, _ -> Running.start(), Running.class)
        .platform();
  }

  private record Running(Platform platform) implements AutoCloseable {

    static Running start() {
      try {
        return new Running(Platform.start());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() throws IOException {
      List<String> complaints =
          platform.logs().entrySet().stream()
              .flatMap(
                  file ->
                      file.getValue().stream()
                          .filter(Running::isComplaint)
                          .map(line -> file.getKey() + ": " + line))
              .limit(20)
              .toList();
      platform.close();
      if (!complaints.isEmpty()) {
        throw new AssertionError("the logs complain:\n" + String.join("\n", complaints));
      }
    }

    /** An unexpected 500 as services log it, and as it stands in the gateway's access log. */
    private static boolean isComplaint(String line) {
      return line.contains("has been blocked for")
          || line.contains("vertx.blocked")
          || line.contains("status=500,")
          || line.contains("\"status\":500,");
    }
  }
}
