package dev.devmentor.migrations.lint;

/**
 * What breaks a rule.
 *
 * @param rule its name, as {@code -- lint:allow} takes it
 * @param file the script; for what only the catalog shows the script that made the object, or empty
 * @param line from 1; 0 if there is no line to show
 */
public record Finding(String rule, String file, int line, String message) {}
