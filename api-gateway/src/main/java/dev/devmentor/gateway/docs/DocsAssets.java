package dev.devmentor.gateway.docs;

import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.refusal.Refusal;
import dev.devmentor.gateway.route.OwnAnswer;
import dev.devmentor.gateway.route.SharedBody;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** {@code GET /docs/{asset}}: scripts and styles of Swagger UI, from its WebJar. */
@Singleton
public class DocsAssets implements OwnAnswer {

  /** Scripts from here only, none in the page; Swagger UI sets styles on its elements. */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; "
          + "base-uri 'none'; form-action 'none'";

  private static final Map<String, String> TYPES =
      Map.of(
          "swagger-ui.css", "text/css",
          "swagger-ui-bundle.js", "text/javascript",
          "favicon-32x32.png", "image/png");
  private static final String OWN_SCRIPT = "docs.js";

  private final Map<String, Asset> assets = new HashMap<>();

  DocsAssets() {
    String folder = "/META-INF/resources/webjars/swagger-ui/" + version() + "/";
    TYPES.forEach((name, type) -> assets.put(name, new Asset(type, read(folder + name))));
    assets.put(OWN_SCRIPT, new Asset("text/javascript", read("/docs/" + OWN_SCRIPT)));
  }

  private record Asset(String type, Buffer content) {}

  private static String version() {
    try (InputStream file = open("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
      Properties coordinates = new Properties();
      coordinates.load(file);
      return coordinates.getProperty("version");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Buffer read(String resource) {
    try (InputStream file = open(resource)) {
      return SharedBody.of(file.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static InputStream open(String resource) {
    return DocsAssets.class.getResourceAsStream(resource);
  }

  @Override
  public String route() {
    return "docs-asset";
  }

  @Override
  public void answer(Exchange exchange) {
    String path = exchange.target().path();
    Asset asset = assets.get(path.substring(path.lastIndexOf('/') + 1));
    if (asset == null) {
      throw Refusal.unknownPath();
    }
    exchange
        .response()
        .putHeader("Content-Type", asset.type())
        .putHeader("Cache-Control", "public, max-age=3600")
        .putHeader("Content-Security-Policy", POLICY);
    exchange.answer(asset.content());
  }
}
