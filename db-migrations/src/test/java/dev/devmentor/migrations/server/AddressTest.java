package dev.devmentor.migrations.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devmentor.migrations.MigrationFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

  @Test
  void keepsTheOptionsOfTheDriver() {
    assertThat(Address.parse("postgresql://db:5432/devmentor?sslmode=verify-full").jdbcUrl())
        .isEqualTo("jdbc:postgresql://db:5432/devmentor?sslmode=verify-full");
  }

  @Test
  void leadsToAnotherDatabaseOfTheSameServer() {
    assertThat(Address.parse("postgresql://one:1,two:2/devmentor").withDatabase("postgres"))
        .hasToString("one:1,two:2/postgres");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "db:5432/devmentor",
        "mysql://db/devmentor",
        "postgresql://db:5432/",
        "postgresql://user:secret@db:5432/devmentor",
        "postgresql://db:5432/dev\"mentor"
      })
  void refusesOtherFormsWithoutRepeatingThem(String url) {
    assertThatThrownBy(() -> Address.parse(url))
        .isInstanceOf(MigrationFailure.class)
        .hasMessageContaining("postgresql://host:port/database")
        .hasMessageNotContaining("secret");
  }
}
