package dev.devmentor.gateway.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.devmentor.gateway.proxy.ServiceClient;
import dev.devmentor.gateway.proxy.ServiceClient.Reply;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** What the services say about themselves; of one that is away, what it said last. */
@Singleton
class ServiceDescriptions {

  /** Documents are large, and need not wait for one another. */
  private static final boolean UNORDERED = false;

  private static final Logger LOG = Logger.getLogger(ServiceDescriptions.class);

  private final Vertx vertx;
  private final ServiceClient client;
  private final OpenApiConfig config;
  private final ObjectMapper json;
  private final Map<String, ObjectNode> lastKnown = new ConcurrentHashMap<>();

  ServiceDescriptions(Vertx vertx, ServiceClient client, OpenApiConfig config, ObjectMapper json) {
    this.vertx = vertx;
    this.client = client;
    this.config = config;
    this.json = json;
  }

  /** The names of all services, also of those without a known description. */
  Set<String> services() {
    return client.services();
  }

  /** The best known description of each service, by name; never fails. */
  Future<Map<String, ObjectNode>> current() {
    return Future.join(client.services().stream().map(this::refresh).toList())
        .map(_ -> new TreeMap<>(lastKnown));
  }

  private Future<Void> refresh(String service) {
    return client
        .get(service, "/q/openapi?format=json", config.timeout())
        .compose(reply -> vertx.executeBlocking(() -> parse(reply), UNORDERED))
        .<Void>map(
            document -> {
              lastKnown.put(service, document);
              return null;
            })
        .otherwise(
            failure -> {
              LOG.debugf("No description of %s: %s", service, failure);
              return null;
            });
  }

  private ObjectNode parse(Reply reply) {
    try {
      if (reply.status() == 200
          && json.readTree(reply.body().getBytes()) instanceof ObjectNode document
          && document.has("openapi")) {
        return document;
      }
    } catch (IOException malformed) {
      throw new IllegalArgumentException("no JSON", malformed);
    }
    throw new IllegalArgumentException("no OpenAPI document, status " + reply.status());
  }
}
