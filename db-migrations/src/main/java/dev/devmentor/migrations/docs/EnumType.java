package dev.devmentor.migrations.docs;

/**
 * An enum type.
 *
 * @param values in their order, separated by commas
 */
record EnumType(String name, String values, String comment) {}
