package dev.devmentor.auth.testing;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Owner;
import dev.devmentor.migrations.testing.Plans;
import dev.devmentor.migrations.testing.Rows;
import java.util.EnumMap;
import java.util.Map;

/** The busy and the quiet user of {@link LargeTables}, logged in. */
public final class Holder {

  private static final Map<Owner, Account> ACCOUNTS = new EnumMap<>(Owner.class);

  private Holder() {}

  /** The plans of this service. */
  public static Plans plans() {
    return new Plans(Role.AUTH);
  }

  /** The account; the first call gives it a password and a session. */
  public static synchronized Account of(Owner owner) {
    return ACCOUNTS.computeIfAbsent(owner, Holder::login);
  }

  private static Account login(Owner owner) {
    Account model = Account.register();
    Rows.update(
        """
        update auth.users
           set password_hash = (select password_hash from auth.users where id = ?) where id = ?
        """,
        model.id(),
        owner.id());
    return new Account(owner.email(), null, model.password(), null).login();
  }
}
