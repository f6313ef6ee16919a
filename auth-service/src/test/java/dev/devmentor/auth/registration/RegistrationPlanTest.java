package dev.devmentor.auth.registration;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.auth.testing.Holder;
import dev.devmentor.auth.testing.LargeTables;
import dev.devmentor.migrations.testing.Plans;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Registrations stay quick however many others there are. */
@QuarkusTest
@TestProfile(LargeTables.class)
class RegistrationPlanTest {

  private final Plans plans = Holder.plans();

  @Test
  void namesAreCheckedByIndex() {
    plans.check("register", Plans.FEW, _ -> Account.register());
  }
}
