package dev.devmentor.benchmarks.gateway;

import dev.devmentor.benchmarks.server.LoopbackPort;
import dev.devmentor.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** nginx without an access log, as upstream with a static answer and as plain reverse proxy. */
final class Nginx {

  private static final int ROWS = 8;

  private Nginx() {}

  /** Gives each path the same list of about a kilobyte, and the keys at the path for them. */
  static Server upstream(Path folder, String jwks) throws IOException {
    int port = LoopbackPort.free();
    return start(folder, "1", fixedAnswers(port, jwks), port);
  }

  /** Passes everything on, with one worker for each core. */
  static Server proxy(Path folder, URI upstream) throws IOException {
    int port = LoopbackPort.free();
    return start(folder, "auto", passingOn(upstream.getPort(), port), port);
  }

  /** What {@code nginx -v} says. */
  static String version() throws IOException {
    Process process = new ProcessBuilder("nginx", "-v").redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said.substring(said.indexOf('/') + 1).strip();
  }

  private static Server start(Path folder, String workers, String servers, int port)
      throws IOException {
    Files.createDirectories(folder);
    Path settings = Files.writeString(folder.resolve("nginx.conf"), frame(workers, servers));
    ServerProcess process =
        ServerProcess.start(
            List.of("nginx", "-p", folder.toString(), "-c", settings.toString()),
            Map.of(),
            folder.resolve("nginx.log"));
    return new Server(process, URI.create("http://127.0.0.1:" + port));
  }

  private static String frame(String workers, String servers) {
    return """
    daemon off;
    pid nginx.pid;
    error_log stderr warn;
    worker_processes %s;
    events { worker_connections 1024; }
    http {
      access_log off;
      keepalive_requests 100000000;
      client_body_temp_path temp-body;
      proxy_temp_path temp-proxy;
      fastcgi_temp_path temp-fastcgi;
      uwsgi_temp_path temp-uwsgi;
      scgi_temp_path temp-scgi;
    %s
    }
    """
        .formatted(workers, servers);
  }

  private static String fixedAnswers(int port, String jwks) {
    return """
      server {
        listen 127.0.0.1:%d;
        default_type application/json;
        location = /.well-known/jwks.json { return 200 '%s'; }
        location / { return 200 '%s'; }
      }
    """
        .formatted(port, jwks, list());
  }

  private static String passingOn(int service, int port) {
    return """
      upstream service { server 127.0.0.1:%d; keepalive 64; keepalive_requests 100000000; }
      server {
        listen 127.0.0.1:%d;
        location / {
          proxy_pass http://service;
          proxy_http_version 1.1;
          proxy_set_header Connection "";
          proxy_set_header Host $host;
          proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        }
      }
    """
        .formatted(service, port);
  }

  private static String list() {
    return IntStream.range(0, ROWS)
        .mapToObj(
            row ->
                "{\"id\":\"0199a1f2-0000-7000-8000-00000000000%d\",\"title\":\"Row number %d of the list\",\"status\":\"active\",\"version\":1}"
                    .formatted(row, row))
        .collect(Collectors.joining(",", "{\"items\":[", "],\"nextCursor\":null}"));
  }
}
