package dev.devmentor.project.storage;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.ServerSerialisers;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Pipes a content to the client. When either end breaks off the other is told: a client must not
 * take half a file for a whole one.
 */
@Provider
@Produces(MediaType.WILDCARD)
public class StoredContentWriter implements ServerMessageBodyWriter<StoredContent> {

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType mediaType) {
    return StoredContent.class.isAssignableFrom(type);
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return StoredContent.class.isAssignableFrom(type);
  }

  @Override
  public void writeResponse(StoredContent content, Type generic, ServerRequestContext context) {
    ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context;
    HttpServerResponse client = request.unwrap(RoutingContext.class).response();
    request.suspend();
    // Now, as the pipe needs the length; and not once more when the head is written.
    ServerSerialisers.encodeResponseHeaders(request);
    request.serverResponse().setPreCommitListener(_ -> {});
    Context loop = Vertx.currentContext();
    content
        .body()
        .pipe()
        .endOnFailure(false)
        .to(client)
        // Later: the pipe reports a failed write in the middle of it.
        .onComplete(sent -> loop.runOnContext(_ -> finish(sent, content, client, request)));
  }

  private static void finish(
      AsyncResult<Void> sent,
      StoredContent content,
      HttpServerResponse client,
      ResteasyReactiveRequestContext request) {
    if (sent.failed()) {
      content.abandon();
      client.reset();
    }
    request.resume();
  }

  @Override
  public void writeTo(
      StoredContent content,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out) {
    throw new UnsupportedOperationException("contents are never written to a blocking stream");
  }
}
