package dev.devmentor.migrations.cli;

import dev.devmentor.migrations.MigrationFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code grant-role}: how the first superadmin comes to be, and the way back in when there is none.
 * Whoever may do it holds the migrator's password; the audit log tells it as an act without an
 * actor.
 */
@Command(
    name = "grant-role",
    description = {
      "Gives an account a role: the first superadmin is made with it, the others through the API.",
      "It shows in the next access token: after a refresh, at most 15 minutes later."
    },
    mixinStandardHelpOptions = true)
final class GrantRoleCommand implements Runnable {

  private final Environment environment;
  @Mixin private WaitOptions server;
  @Spec private CommandSpec command;

  @Parameters(index = "0", paramLabel = "EMAIL", description = "The account's e-mail address.")
  private String email;

  @Parameters(index = "1", paramLabel = "ROLE", description = "One of: ${COMPLETION-CANDIDATES}.")
  private UserRole role;

  GrantRoleCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    String sql =
        """
        with granted as (
          update auth.users set role = ?::auth.user_role where email = ?::public.citext
          returning id)
        select auth.append_audit('role_changed', 'warning', id, jsonb_build_object('to', ?::text), null, null, null)
          from granted
        """;
    try (Connection connection = environment.owner(server.patience()).getConnection();
        PreparedStatement grant = connection.prepareStatement(sql)) {
      grant.setString(1, role.name());
      grant.setString(2, email);
      grant.setString(3, role.name());
      if (!grant.executeQuery().next()) {
        throw new MigrationFailure("There is no account with the address " + email);
      }
      command.commandLine().getOut().println(email + " is " + role + " now");
    } catch (SQLException e) {
      throw new MigrationFailure("The role was not granted: " + e.getMessage(), e);
    }
  }

  /** As the database names them. */
  enum UserRole {
    user,
    admin,
    superadmin
  }
}
