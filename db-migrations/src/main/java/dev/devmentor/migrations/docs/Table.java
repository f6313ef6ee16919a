package dev.devmentor.migrations.docs;

import java.util.List;

/**
 * A table as its document shows it.
 *
 * @param partitioning how it is partitioned, as PostgreSQL writes it; null if it is not
 * @param rowSecurity whether row-level security holds even for the owner
 */
record Table(
    String name,
    String comment,
    String partitioning,
    boolean rowSecurity,
    List<Column> columns,
    List<Detail> constraints,
    List<Detail> indexes,
    List<Detail> policies,
    List<Detail> triggers) {

  /**
   * A column.
   *
   * @param fallback its default or what generates it; empty without
   */
  record Column(String name, String type, boolean required, String fallback, String comment) {}

  /** A named part of the table and its definition. */
  record Detail(String name, String definition) {}
}
