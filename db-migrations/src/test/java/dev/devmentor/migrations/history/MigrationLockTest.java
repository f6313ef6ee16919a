package dev.devmentor.migrations.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devmentor.migrations.MigrationFailure;
import dev.devmentor.migrations.Migrator;
import dev.devmentor.migrations.Schema;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MigrationLockTest {

  @Test
  void keepsRunsApartWhateverTheyDo() {
    try (TestDatabase database = TestDatabase.migrated()) {
      Migrator impatient = new Migrator(database.as(Role.MIGRATOR), Duration.ZERO);
      MigrationLock lock = MigrationLock.acquire(database.as(Role.MIGRATOR), Duration.ZERO);
      for (ThrowingCallable run :
          List.<ThrowingCallable>of(
              () -> impatient.migrate(Schema.all()),
              () -> impatient.undoLast(Schema.LEARNING),
              () -> impatient.undoTo(0, Schema.all()),
              () -> impatient.repair(Schema.all()))) {
        assertThatThrownBy(run)
            .isInstanceOf(MigrationFailure.class)
            .hasMessage("Another run is changing this database; it was given 0 s to end");
      }
      impatient.validate(Schema.all());
      lock.close();
      // The server ends the session a moment after its connection is closed.
      assertThat(database.migrator().undoLast(Schema.LEARNING)).isEqualTo(1);
    }
  }

  @Test
  void holdsForOneDatabaseAlone() {
    try (TestDatabase one = TestDatabase.migrated();
        TestDatabase other = TestDatabase.migrated()) {
      MigrationLock lock = MigrationLock.acquire(one.as(Role.MIGRATOR), Duration.ZERO);
      assertThat(new Migrator(other.as(Role.MIGRATOR), Duration.ZERO).undoLast(Schema.LEARNING))
          .isEqualTo(1);
      lock.close();
    }
  }
}
