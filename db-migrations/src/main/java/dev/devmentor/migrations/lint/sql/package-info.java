/** SQL as far as a lint must read it: words, statements, the actions of {@code alter table}. */
package dev.devmentor.migrations.lint.sql;
