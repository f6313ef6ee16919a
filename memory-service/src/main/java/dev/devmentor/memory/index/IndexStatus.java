package dev.devmentor.memory.index;

/**
 * How the index stands, over all users.
 *
 * @param documents that are stored
 * @param pending of these, not found by searches yet
 * @param failed of these, given up
 * @param chunks of all documents
 * @param vectors in the vector store
 * @param drift by how many the vectors differ from what they should be
 * @param queueLength entries of the outbox that wait
 */
public record IndexStatus(
    long documents,
    long pending,
    long failed,
    long chunks,
    long vectors,
    long drift,
    long queueLength) {}
