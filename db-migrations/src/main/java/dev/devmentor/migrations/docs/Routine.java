package dev.devmentor.migrations.docs;

/**
 * A function.
 *
 * @param signature name and arguments
 * @param definer whether it runs with the rights of its owner
 */
record Routine(String signature, String returns, boolean definer, String comment) {}
