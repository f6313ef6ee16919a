package dev.devmentor.migrations.docs;

import java.util.List;

/**
 * A view as its document shows it.
 *
 * @param definition the query behind it, as PostgreSQL writes it
 */
record View(String name, String comment, List<Table.Column> columns, String definition) {}
