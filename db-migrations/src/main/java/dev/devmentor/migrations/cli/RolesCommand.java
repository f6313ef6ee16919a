package dev.devmentor.migrations.cli;

import dev.devmentor.migrations.MigrationFailure;
import dev.devmentor.migrations.bootstrap.RoleChange;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code roles}: creates the roles and rotates their passwords. */
@Command(
    name = "roles",
    description = {
      "Creates the roles and gives each the password of its variable; one without cannot log in.",
      "To rotate a password set its variable to the new one. Needs DEVMENTOR_ADMIN_USER."
    },
    mixinStandardHelpOptions = true)
final class RolesCommand implements Runnable {

  private final Environment environment;
  @Mixin private WaitOptions server;
  @Mixin private OutputOptions output;

  @Option(
      names = "--dry-run",
      description = "Prints what psql would be given; it asks for the passwords.")
  private boolean dryRun;

  RolesCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    List<RoleChange> changes =
        environment
            .bootstrap(server.patience())
            .orElseThrow(() -> new MigrationFailure("Set DEVMENTOR_ADMIN_USER"))
            .roles(dryRun);
    if (dryRun && !output.json()) {
      changes.forEach(change -> change.withoutSecrets().forEach(output.out()::println));
      output.out().flush();
      return;
    }
    output.print(
        new Listing(
            List.of("role", "login", "change"),
            changes.stream()
                .map(c -> List.<Object>of(c.role().id(), c.login(), word(c)))
                .toList()));
  }

  private static String word(RoleChange change) {
    if (change.created()) {
      return "created";
    }
    return change.passwordChanged() ? "password changed" : "unchanged";
  }
}
