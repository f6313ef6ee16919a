package dev.devmentor.migrations.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class ServerTest {

  private static String url(String address) {
    Server server = new Server(Address.parse(address), Duration.ZERO);
    PGSimpleDataSource source =
        (PGSimpleDataSource) server.dataSource(new Login("somebody", "secret"));
    return source.getUrl();
  }

  @Test
  void connectsWithTheOptionsThatAreNamed() {
    assertThat(url("postgresql://one:1,two:2/mentors?sslmode=verify-full"))
        .startsWith("jdbc:postgresql://one:1,two:2/mentors?")
        .contains("sslmode=verify-full");
    assertThat(url("postgresql://[::1]:5432/mentors"))
        .startsWith("jdbc:postgresql://[::1]:5432/mentors?");
  }

  @Test
  void doesNotSpellOutDefaults() {
    assertThat(url("postgresql://one:1/mentors"))
        .isEqualTo(
            "jdbc:postgresql://one:1/mentors"
                + "?ApplicationName=db-migrations&connectTimeout=5&tcpKeepAlive=true");
  }
}
