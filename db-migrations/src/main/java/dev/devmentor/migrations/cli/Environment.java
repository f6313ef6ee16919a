package dev.devmentor.migrations.cli;

import dev.devmentor.migrations.MigrationFailure;
import dev.devmentor.migrations.Migrator;
import dev.devmentor.migrations.bootstrap.Bootstrap;
import dev.devmentor.migrations.bootstrap.Passwords;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.server.Address;
import dev.devmentor.migrations.server.Login;
import dev.devmentor.migrations.server.Server;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** The variables the command reads. */
record Environment(UnaryOperator<String> variables) {

  Server server(Duration patience) {
    return new Server(Address.parse(required("DEVMENTOR_DB_URL")), patience);
  }

  Migrator migrator(Duration patience) {
    return new Migrator(owner(patience), patience);
  }

  /** Connections as the owner of the schemas, to a server that is there. */
  DataSource owner(Duration patience) {
    return as(Role.MIGRATOR, patience);
  }

  /** Connections as one of the roles. */
  DataSource as(Role role, Duration patience) {
    return server(patience).ready(passwords().login(role));
  }

  /** Empty without an administrator: then the roles and the database must be there. */
  Optional<Bootstrap> bootstrap(Duration patience) {
    return optional("DEVMENTOR_ADMIN_USER")
        .map(
            user ->
                new Bootstrap(
                    server(patience),
                    new Login(user, required("DEVMENTOR_ADMIN_PASSWORD")),
                    passwords()));
  }

  private Passwords passwords() {
    return Passwords.from(variables);
  }

  private String required(String name) {
    return optional(name).orElseThrow(() -> new MigrationFailure("Set " + name));
  }

  private Optional<String> optional(String name) {
    return Optional.ofNullable(variables.apply(name)).filter(value -> !value.isEmpty());
  }
}
