package dev.devmentor.migrations.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows that a command prints: aligned columns for people, a JSON array of objects for programs.
 *
 * @param columns the names, also those of the JSON fields
 * @param rows as many values each; null where there is none
 */
record Listing(List<String> columns, List<List<Object>> rows) {

  ArrayNode json() {
    ArrayNode array = new ObjectMapper().createArrayNode();
    for (List<Object> row : rows) {
      ObjectNode object = array.addObject();
      for (int i = 0; i < columns.size(); i++) {
        put(object, columns.get(i), row.get(i));
      }
    }
    return array;
  }

  private static void put(ObjectNode object, String name, Object value) {
    switch (value) {
      case null -> object.putNull(name);
      case Boolean truth -> object.put(name, truth);
      case Integer number -> object.put(name, number);
      case Long number -> object.put(name, number);
      case Double number -> object.put(name, number);
      default -> object.put(name, value.toString());
    }
  }

  String text() {
    List<Integer> widths =
        IntStream.range(0, columns.size())
            .mapToObj(i -> rows.stream().mapToInt(row -> cell(row.get(i)).length()).max().orElse(0))
            .toList();
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
  }

  private static String line(List<Object> row, List<Integer> widths) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> cell(row.get(i)) + " ".repeat(widths.get(i) - cell(row.get(i)).length()))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  private static String cell(Object value) {
    return value == null ? "" : value.toString().replaceAll("\\s+", " ");
  }
}
