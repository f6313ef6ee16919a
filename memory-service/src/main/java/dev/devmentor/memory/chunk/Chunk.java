package dev.devmentor.memory.chunk;

/**
 * A piece of a text: {@code text.substring(start, end)}.
 *
 * @param start where it begins, in UTF-16 code units
 * @param end where it ends, in UTF-16 code units, exclusive
 * @param tokens how many pieces of the embedding model begin there, as counted in the whole text
 */
public record Chunk(int start, int end, int tokens) {}
