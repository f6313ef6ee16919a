package dev.devmentor.platform.testing;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;

/** Holds every connection that the application under test may have. */
public final class FullPool {

  private FullPool() {}

  /** Does something while no connection is free; they are given back afterwards. */
  public static <T> T during(Pool pool, Supplier<T> work) {
    List<SqlConnection> held = new ArrayList<>();
    try {
      for (int i = 0; i < size(); i++) {
        held.add(await(pool::getConnection));
      }
      return work.get();
    } finally {
      held.forEach(connection -> await(connection::close));
    }
  }

  /** How many connections the application under test may have. */
  public static int size() {
    return ConfigProvider.getConfig()
        .getValue("quarkus.datasource.reactive.max-size", Integer.class);
  }

  private static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
