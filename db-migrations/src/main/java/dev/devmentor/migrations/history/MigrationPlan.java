package dev.devmentor.migrations.history;

import dev.devmentor.migrations.MigrationFailure;
import dev.devmentor.migrations.Schema;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.internal.info.MigrationInfoImpl;

/** Writes down what Flyway would do with the migrations of a schema. */
final class MigrationPlan {

  static final String CALLBACK = "afterMigrate__reporting_and_import.sql";

  private final Schema schema;

  MigrationPlan(Schema schema) {
    this.schema = schema;
  }

  /**
   * The scripts of a run, in order.
   *
   * @param begun whether a migration has run; after the last undo the history is there, and empty
   */
  List<PlannedScript> of(MigrationInfo[] pending, boolean begun) {
    List<PlannedScript> plan = new ArrayList<>();
    if (pending.length == 0) {
      return plan;
    }
    if (!begun) {
      plan.add(PlannedScript.inTransaction(schema, SchemaHistory.TABLE, history(), ""));
    }
    for (MigrationInfo migration : pending) {
      plan.add(script(migration));
    }
    plan.add(
        PlannedScript.inTransaction(
            schema,
            CALLBACK,
            PlannedScript.resource("db/callback/" + CALLBACK)
                .orElseThrow(() -> new MigrationFailure("This package holds no " + CALLBACK)),
            ""));
    return plan;
  }

  private PlannedScript script(MigrationInfo migration) {
    String text = PlannedScript.read(schema, migration.getScript());
    boolean alone =
        migration instanceof MigrationInfoImpl known && !known.canExecuteInTransaction();
    return alone
        ? PlannedScript.alone(schema, migration.getScript(), text, entry(migration))
        : PlannedScript.inTransaction(schema, migration.getScript(), text, entry(migration));
  }

  private String entry(MigrationInfo migration) {
    return """
        insert into %1$s.%2$s
          (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
        select coalesce(max(installed_rank), 0) + 1, '%3$s', '%4$s', '%5$s', '%6$s', %7$d, current_user, 0, true
          from %1$s.%2$s;
        """
        .formatted(
            schema.id(),
            SchemaHistory.TABLE,
            migration.getVersion(),
            migration.getDescription(),
            migration.getType().name(),
            migration.getScript(),
            migration.getChecksum());
  }

  // As Flyway makes it.
  private String history() {
    return """
        create table if not exists %1$s.flyway_schema_history (
          installed_rank integer not null constraint flyway_schema_history_pk primary key,
          version varchar(50),
          description varchar(200) not null,
          type varchar(20) not null,
          script varchar(1000) not null,
          checksum integer,
          installed_by varchar(100) not null,
          installed_on timestamp not null default now(),
          execution_time integer not null,
          success boolean not null
        );
        create index if not exists flyway_schema_history_s_idx on %1$s.flyway_schema_history (success);
        """
        .formatted(schema.id());
  }
}
