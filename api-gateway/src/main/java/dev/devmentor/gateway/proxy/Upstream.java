package dev.devmentor.gateway.proxy;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;

/**
 * A service as the gateway reaches it.
 *
 * @param host name or address
 * @param port TCP port
 * @param tls whether the connection is encrypted
 */
public record Upstream(String host, int port, boolean tls) {

  static Upstream of(URI url) {
    boolean tls = url.getScheme().equals("https");
    int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
    return new Upstream(url.getHost(), port, tls);
  }

  /** Scheme, host and port as the service itself writes them into links. */
  public String origin() {
    return (tls ? "https://" : "http://") + host + ":" + port;
  }

  /** A request to this service. */
  public RequestOptions request(HttpMethod method, String uri) {
    return new RequestOptions()
        .setMethod(method)
        .setHost(host)
        .setPort(port)
        .setSsl(tls)
        .setURI(uri);
  }
}
