package dev.devmentor.migrations.advise;

/**
 * One thing to know or to do.
 *
 * @param topic the question it answers
 * @param subject the table, index or statement
 * @param figure what was measured, with its unit
 * @param todo SQL or a hint; empty when there is nothing to do
 */
public record Advice(Topic topic, String subject, String figure, String todo) {}
