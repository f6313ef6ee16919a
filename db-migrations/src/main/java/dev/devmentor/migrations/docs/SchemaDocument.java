package dev.devmentor.migrations.docs;

import dev.devmentor.migrations.MigrationFailure;
import dev.devmentor.migrations.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Writes the Markdown document of a schema; the same catalog always gives the same text. */
public final class SchemaDocument {

  private final Schema schema;
  private final StringBuilder text = new StringBuilder();

  private SchemaDocument(Schema schema) {
    this.schema = schema;
  }

  /**
   * The document of a schema.
   *
   * @param database opens connections to a database in which the schema is migrated
   */
  public static String of(Schema schema, DataSource database) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      // With an empty path every name that is not built in comes out with its schema.
      try (var statement = connection.createStatement()) {
        statement.execute("set local search_path = ''");
      }
      return new SchemaDocument(schema).write(new Catalog(connection, schema));
    } catch (SQLException e) {
      throw new MigrationFailure(
          "Reading schema %s failed: %s".formatted(schema.id(), e.getMessage()), e);
    }
  }

  private String write(Catalog catalog) throws SQLException {
    List<Table> tables = catalog.tables();
    text.append(
        """
        # Schema %s

        Generated from the migrated database by `db-migrations docs`; do not edit. The words are the comments of the migrations.
        """
            .formatted(schema.id()));
    contents(tables);
    text.append("\n## Diagram\n\n").append(EntityDiagram.of(tables, catalog.references()));
    tables.forEach(this::table);
    catalog.views().forEach(this::view);
    enums(catalog.enums());
    routines(catalog.routines());
    return text.toString();
  }

  private void contents(List<Table> tables) {
    text.append("\n## Tables\n\n| table | what it holds |\n|---|---|\n");
    for (Table table : tables) {
      row("[`%1$s`](#%1$s)".formatted(table.name()), table.comment());
    }
  }

  private void table(Table table) {
    text.append("\n## ").append(table.name()).append("\n\n").append(table.comment()).append(".\n");
    if (table.partitioning() != null) {
      text.append("\nPartitioned by `").append(table.partitioning()).append("`.\n");
    }
    text.append("\nRow-level security: ")
        .append(table.rowSecurity() ? "forced" : "none, holds no user's data")
        .append(".\n\n| column | type | required | default | meaning |\n|---|---|---|---|---|\n");
    for (Table.Column column : table.columns()) {
      row(
          code(column.name()),
          code(column.type()),
          column.required() ? "yes" : "",
          code(column.fallback()),
          column.comment());
    }
    details("Constraints", table.constraints());
    details("Indexes", table.indexes());
    details("Policies", table.policies());
    details("Triggers", table.triggers());
  }

  private void view(View view) {
    text.append("\n## View ")
        .append(view.name())
        .append("\n\n")
        .append(view.comment())
        .append(".\n");
    text.append("\n| column | type | meaning |\n|---|---|---|\n");
    for (Table.Column column : view.columns()) {
      row(code(column.name()), code(column.type()), column.comment());
    }
    text.append("\nQuery: `").append(oneLine(view.definition())).append("`\n");
  }

  private void details(String title, List<Table.Detail> details) {
    if (details.isEmpty()) {
      return;
    }
    text.append('\n').append(title).append(":\n\n");
    for (Table.Detail detail : details) {
      text.append("- `%s`: `%s`\n".formatted(detail.name(), oneLine(detail.definition())));
    }
  }

  private void enums(List<EnumType> enums) {
    if (enums.isEmpty()) {
      return;
    }
    text.append("\n## Enum types\n\n| type | values | meaning |\n|---|---|---|\n");
    for (EnumType type : enums) {
      row(code(type.name()), type.values(), type.comment());
    }
  }

  private void routines(List<Routine> routines) {
    if (routines.isEmpty()) {
      return;
    }
    text.append(
        "\n## Functions\n\n| function | returns | rights of | what it does |\n|---|---|---|---|\n");
    for (Routine routine : routines) {
      row(
          code(routine.signature()),
          code(routine.returns()),
          routine.definer() ? "owner" : "caller",
          routine.comment());
    }
  }

  private void row(String... cells) {
    text.append('|');
    for (String cell : cells) {
      text.append(' ').append(oneLine(cell).replace("|", "\\|")).append(" |");
    }
    text.append('\n');
  }

  private static String code(String value) {
    return value.isEmpty() ? "" : "`" + value + "`";
  }

  private static String oneLine(String value) {
    return value.replaceAll("\\s+", " ").strip();
  }
}
