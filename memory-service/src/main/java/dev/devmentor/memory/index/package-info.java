/** Keeps the vector store up to the tables: by the outbox, and by comparing both. */
package dev.devmentor.memory.index;
