package dev.devmentor.migrations.docs;

/**
 * A foreign key, as the diagram draws it.
 *
 * @param table the table that refers, in the schema of the document
 * @param target the table it refers to, with its schema if that is another one
 * @param optional whether a row may refer to nothing
 * @param single whether at most one row refers to each target
 */
record Reference(String table, String target, String columns, boolean optional, boolean single) {}
