package dev.devmentor.platform.rowsecurity;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Bounds the wait for a connection: a full pool answers 503 within two seconds, never hangs. */
@Singleton
public class PoolLimits implements PgPoolCreator {

  private static final int SECONDS_FOR_A_CONNECTION = 2;
  private static final int WAITING_REQUESTS = 512;

  @Override
  public Pool create(Input input) {
    PoolOptions limits =
        input
            .poolOptions()
            .setConnectionTimeout(SECONDS_FOR_A_CONNECTION)
            .setConnectionTimeoutUnit(TimeUnit.SECONDS)
            .setMaxWaitQueueSize(WAITING_REQUESTS);
    return PgBuilder.pool()
        .with(limits)
        .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
        .using(input.vertx())
        .build();
  }
}
