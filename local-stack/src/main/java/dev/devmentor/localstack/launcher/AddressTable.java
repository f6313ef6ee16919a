package dev.devmentor.localstack.launcher;

/** What people read after the start: where everything is, and what to do next. */
final class AddressTable {

  private final Home home;
  private final Ports ports;

  AddressTable(Home home, Ports ports) {
    this.home = home;
    this.ports = ports;
  }

  String text() {
    StringBuilder table = new StringBuilder();
    row(table, "API", "http://localhost:" + ports.of(Part.GATEWAY));
    row(table, "API documents", "http://localhost:" + ports.of(Part.GATEWAY) + "/docs");
    for (Part part : Part.values()) {
      if (part != Part.GATEWAY) {
        row(table, part.title(), "localhost:" + ports.of(part));
      }
    }
    row(table, "Data and logs", home.folder().toString());
    return table
        .append("\nTry:  curl -s http://localhost:%d/health\n".formatted(ports.of(Part.GATEWAY)))
        .append("Next: the journey in README.md, ./devmentor status, ./devmentor logs -f\n")
        .toString();
  }

  private static void row(StringBuilder table, String name, String value) {
    table.append("  %-18s %s%n".formatted(name, value));
  }
}
