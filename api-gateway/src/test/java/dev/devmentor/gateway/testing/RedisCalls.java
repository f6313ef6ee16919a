package dev.devmentor.gateway.testing;

import io.quarkus.redis.datasource.RedisDataSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often Redis was called. */
public final class RedisCalls {

  private RedisCalls() {}

  /**
   * The calls so far.
   *
   * @param command in lower case
   */
  public static long of(String command, RedisDataSource redis) {
    Matcher calls =
        Pattern.compile("cmdstat_" + command + ":calls=(\\d+)")
            .matcher(redis.execute("INFO", "commandstats").toString());
    return calls.find() ? Long.parseLong(calls.group(1)) : 0;
  }
}
