package dev.devmentor.migrations.docs;

import java.util.List;
import java.util.stream.Collectors;

/** Draws tables and foreign keys as a Mermaid entity-relationship diagram. */
final class EntityDiagram {

  private EntityDiagram() {}

  static String of(List<Table> tables, List<Reference> references) {
    String lines = references.stream().map(EntityDiagram::line).collect(Collectors.joining());
    String alone =
        tables.stream()
            .filter(table -> references.stream().noneMatch(r -> touches(r, table)))
            .map(table -> "  " + table.name() + "\n")
            .collect(Collectors.joining());
    return "```mermaid\nerDiagram\n" + lines + alone + "```\n";
  }

  private static boolean touches(Reference reference, Table table) {
    return reference.table().equals(table.name()) || reference.target().equals(table.name());
  }

  // Mermaid takes a name with a dot only in quotes.
  private static String line(Reference reference) {
    return "  %s %s--%s %s : \"%s\"\n"
        .formatted(
            name(reference.target()),
            reference.optional() ? "|o" : "||",
            reference.single() ? "o|" : "o{",
            reference.table(),
            reference.columns());
  }

  private static String name(String table) {
    return table.contains(".") ? "\"" + table + "\"" : table;
  }
}
