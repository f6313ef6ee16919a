package dev.devmentor.platform.problem;

/**
 * One field of a request that was refused.
 *
 * @param field the path of the field as the client wrote it, for example {@code epics[0].name}
 * @param message what is wrong with it, for a person to read
 */
public record Violation(String field, String message) {}
