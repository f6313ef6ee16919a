package dev.devmentor.platform.rowsecurity;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How services hold connections. The wait for one is bounded: a full pool answers 503 within two
 * seconds, never hangs. How many there are is each service's own setting ({@code
 * quarkus.datasource.reactive.max-size}).
 */
@Singleton
public class PoolLimits implements PgPoolCreator {

  private static final int SECONDS_FOR_A_CONNECTION = 2;
  private static final int WAITING_REQUESTS = 512;
  private static final int IDLE_MINUTES = 10;
  private static final int PIPELINED_STATEMENTS = 64;

  @Override
  public Pool create(Input input) {
    PoolOptions limits =
        input
            .poolOptions()
            .setConnectionTimeout(SECONDS_FOR_A_CONNECTION)
            .setConnectionTimeoutUnit(TimeUnit.SECONDS)
            .setMaxWaitQueueSize(WAITING_REQUESTS)
            .setIdleTimeout(IDLE_MINUTES)
            .setIdleTimeoutUnit(TimeUnit.MINUTES);
    List<SqlConnectOptions> servers =
        input.pgConnectOptionsList().stream().map(PoolLimits::quick).toList();
    return PgBuilder.pool().with(limits).connectingTo(servers).using(input.vertx()).build();
  }

  /** Prepared statements are kept, which is off by default and worth a third of the throughput. */
  private static SqlConnectOptions quick(PgConnectOptions server) {
    return server.setPipeliningLimit(PIPELINED_STATEMENTS).setCachePreparedStatements(true);
  }
}
